with
final as (
    select
        recommendation_regions.region_code,
        regions.position as region_position,
        regions.name_en as region_en,
        regions.name_ru as region_ru,
        regions.name_tg as region_tg,
        recommendation_regions.place_id,
        places.name_en as place_en,
        places.name_ru as place_ru,
        places.name_tg as place_tg
    from recommendation_regions
    inner join regions on regions.region_code = recommendation_regions.region_code
    left join places on places.place_id = recommendation_regions.place_id
    where recommendation_regions.recommendation_id = $id
)
select * from final
order by region_position, region_code, place_id nulls first
