with
final as (
    select
        region_code,
        position,
        kind,
        name_en,
        name_ru,
        name_tg,
        short_en,
        short_ru,
        short_tg,
        area_km2,
        lat,
        lon,
        note
    from regions
)
select * from final
order by position, region_code
