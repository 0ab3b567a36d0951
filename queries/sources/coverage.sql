-- How much is known of each region, theme and year, and how old the newest figure is; cells without one are not rows.
with
final as (
    select
        coverage.region_code,
        regions.position as region_position,
        regions.short_en as region_en,
        regions.short_ru as region_ru,
        regions.short_tg as region_tg,
        coverage.theme_id,
        themes.position as theme_position,
        themes.name_en as theme_en,
        themes.name_ru as theme_ru,
        themes.name_tg as theme_tg,
        coverage.year,
        coverage.observations,
        coverage.indicators,
        coverage.voices,
        coverage.newest
    from marts.coverage as coverage
    inner join regions on regions.region_code = coverage.region_code
    inner join themes on themes.theme_id = coverage.theme_id
    where (
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), coverage.theme_id)
        )
        and (
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or list_contains(cast($region as varchar[]), coverage.region_code)
        )
        and ($from_year is null or coverage.year >= cast($from_year as integer))
        and ($to_year is null or coverage.year <= cast($to_year as integer))
)
select * from final
order by region_position, theme_position, year, region_code, theme_id
