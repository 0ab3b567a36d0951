-- parts: chosen
with
named as (
    select
        reach.project_id,
        reach.region_code,
        '' as place_id,
        reach.basis,
        reach.note
    from chosen
    inner join project_regions as reach on reach.project_id = chosen.project_id
    union all
    select
        project_places.project_id,
        places.region_code,
        project_places.place_id,
        'stated' as basis,
        null as note
    from chosen
    inner join project_places on project_places.project_id = chosen.project_id
    inner join places on places.place_id = project_places.place_id
),

final as (
    select
        named.project_id,
        regions.position as region_position,
        named.region_code,
        named.place_id,
        coalesce(places.name_en, regions.name_en) as name_en,
        coalesce(places.name_ru, regions.name_ru) as name_ru,
        coalesce(places.name_tg, regions.name_tg) as name_tg,
        named.basis,
        named.note
    from named
    inner join regions on regions.region_code = named.region_code
    left join places on places.place_id = named.place_id
)
select * from final
order by project_id, region_position, place_id
