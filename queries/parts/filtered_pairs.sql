-- The pairs of differing figures that the filters of the page leave; of successive counts, the steps alone.
filtered_pairs as (
    select pair_id, kind, quantity_id, ratio, gap
    from marts.disagreements
    where (kind <> 'successive' or pair_id in (select pair_id from marts.count_steps))
        and (
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), theme_a)
            or list_contains(cast($theme as varchar[]), theme_b)
        )
        and (
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or list_contains(cast($region as varchar[]), region_code)
        )
        and (
            coalesce(array_length(cast($voice as varchar[])), 0) = 0
            or list_contains(cast($voice as varchar[]), voice_a)
            or list_contains(cast($voice as varchar[]), voice_b)
        )
        and ($from_year is null or last_year >= cast($from_year as integer))
        and ($to_year is null or first_year <= cast($to_year as integer))
)
