-- How much is known of each region and theme over a span of years, from how many voices, and how new it is. A field
-- without any figure is a row too, because that nothing is known is what the picture is for.
with
held as (
    select region_code, theme_id, year, source_id, voice, observations, newest
    from marts.coverage_rows
    where ($from_year is null or year >= cast($from_year as integer))
        and ($to_year is null or year <= cast($to_year as integer))
),

counted as (
    select
        region_code,
        theme_id,
        cast(sum(observations) as integer) as observations,
        cast(count(distinct voice) as integer) as voices,
        cast(count(distinct source_id) as integer) as sources,
        cast(min(year) as integer) as first_year,
        cast(max(year) as integer) as last_year,
        max(newest) as newest
    from held
    group by region_code, theme_id
),

spoken as (
    select region_code, theme_id, string_agg(voice, ' ' order by voice) as voice_list
    from (select distinct region_code, theme_id, voice from held) as heard
    group by region_code, theme_id
),

final as (
    select
        regions.region_code,
        regions.position as region_position,
        regions.short_en as region_en,
        regions.short_ru as region_ru,
        regions.short_tg as region_tg,
        themes.theme_id,
        themes.position as theme_position,
        themes.name_en as theme_en,
        themes.name_ru as theme_ru,
        themes.name_tg as theme_tg,
        coalesce(counted.observations, 0) as observations,
        coalesce(counted.voices, 0) as voices,
        spoken.voice_list,
        coalesce(counted.sources, 0) as sources,
        counted.first_year,
        counted.last_year,
        counted.newest
    from regions
    cross join themes
    left join counted
        on counted.region_code = regions.region_code
        and counted.theme_id = themes.theme_id
    left join spoken
        on spoken.region_code = regions.region_code
        and spoken.theme_id = themes.theme_id
    where (
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), themes.theme_id)
        )
        and (
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or list_contains(cast($region as varchar[]), regions.region_code)
        )
)
select * from final
order by theme_position, region_position, theme_id, region_code
