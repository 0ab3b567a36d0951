-- The standing items that pass every filter in use; an empty list or a null lets all through. `tracker/loosen` asks the
-- same of each filter by itself.
filtered as (
    select standing.*
    from standing
    where (
            coalesce(array_length(cast($forum as varchar[])), 0) = 0
            or forum_id in (
                select forums.forum_id
                from forums
                where list_contains(cast($forum as varchar[]), forums.forum_id)
                    or list_contains(cast($forum as varchar[]), forums.cycle_id)
            )
        )
        and (
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), theme_id)
        )
        and (
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or array_length(
                list_filter(string_split(regions, ' '), lambda code: list_contains(cast($region as varchar[]), code))
            ) > 0
        )
        and (
            coalesce(array_length(cast($institution as varchar[])), 0) = 0
            or array_length(
                list_filter(string_split(addressees, ' '), lambda code: list_contains(cast($institution as varchar[]), code))
            ) > 0
        )
        and (
            coalesce(array_length(cast($status as varchar[])), 0) = 0
            or list_contains(cast($status as varchar[]), status)
        )
        and (
            coalesce(array_length(cast($voice as varchar[])), 0) = 0
            or (list_contains(cast($voice as varchar[]), 'state') and state_status is not null)
            or (list_contains(cast($voice as varchar[]), 'civil_society') and civil_society_status is not null)
            or (list_contains(cast($voice as varchar[]), 'international') and international_status is not null)
            or (list_contains(cast($voice as varchar[]), 'academic') and academic_status is not null)
            or (list_contains(cast($voice as varchar[]), 'media') and media_status is not null)
        )
        and (
            $contested is null
            or contested = cast($contested as boolean)
        )
        and (
            $stale is null
            or (freshness in ('stale', 'expired')) = cast($stale as boolean)
        )
        and (
            $overdue is null
            or overdue = cast($overdue as boolean)
        )
        and (
            coalesce(trim($q), '') = ''
            or item in (select item from found)
        )
)
