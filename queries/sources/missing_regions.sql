-- Indicators known for at least two of the five regions, and the regions they are not known for.
with
known as (
    select
        indicator_id,
        cast(count(*) as integer) as regions_known,
        string_agg(region_code, ' ' order by region_code) as known_for,
        max(newest) as newest
    from marts.indicator_regions
    where region_code <> 'TJ'
    group by indicator_id
    having count(*) >= 2
),

final as (
    select
        known.indicator_id,
        indicators.name_en as indicator_en,
        indicators.name_ru as indicator_ru,
        indicators.name_tg as indicator_tg,
        indicators.theme_id,
        regions.region_code,
        regions.position as region_position,
        regions.short_en as region_en,
        regions.short_ru as region_ru,
        regions.short_tg as region_tg,
        known.regions_known,
        known.known_for,
        known.newest
    from known
    cross join regions
    inner join indicators on indicators.indicator_id = known.indicator_id
    left join marts.indicator_regions as here
        on here.indicator_id = known.indicator_id
        and here.region_code = regions.region_code
    where regions.region_code <> 'TJ'
        and here.indicator_id is null
        and (
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), indicators.theme_id)
        )
        and (
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or list_contains(cast($region as varchar[]), regions.region_code)
        )
)
select * from final
order by theme_id, indicator_id, region_position
