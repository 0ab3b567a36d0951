with
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
        coalesce(totals.observations, 0) as observations,
        coalesce(totals.indicators, 0) as indicators,
        coalesce(totals.voices, 0) as voices,
        coalesce(totals.years, 0) as years,
        totals.first_year,
        totals.last_year,
        totals.newest
    from regions
    cross join themes
    left join marts.coverage_totals as totals
        on totals.region_code = regions.region_code
        and totals.theme_id = themes.theme_id
)
select * from final
order by region_position, theme_position, region_code, theme_id
