with
final as (
    select
        places.place_id,
        places.region_code,
        regions.position as region_position,
        places.kind,
        places.name_en,
        places.name_ru,
        places.name_tg,
        places.lat,
        places.lon,
        places.area_km2,
        places.note
    from places
    inner join regions on regions.region_code = places.region_code
)
select * from final
order by region_position, kind, name_en, place_id
