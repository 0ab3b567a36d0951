-- The standing items that fail no filter.
filtered as (
    select tested.*
    from tested
    where not forum_fails
        and not theme_fails
        and not region_fails
        and not institution_fails
        and not status_fails
        and not voice_fails
        and not contested_fails
        and not stale_fails
        and not overdue_fails
        and not q_fails
)
