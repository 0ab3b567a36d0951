with
final as (
    select
        priorities.priority_id,
        priorities.region_code,
        priorities.place_id,
        places.name_en as place_en,
        places.name_ru as place_ru,
        places.name_tg as place_tg,
        priorities.theme_id,
        themes.position as theme_position,
        themes.name_en as theme_en,
        themes.name_ru as theme_ru,
        themes.name_tg as theme_tg,
        priorities.kind,
        priorities.title_en,
        priorities.title_ru,
        priorities.title_tg,
        priorities.detail_en,
        priorities.detail_ru,
        priorities.detail_tg,
        priorities.date,
        producers.name_en as producer_en,
        producers.name_ru as producer_ru,
        producers.name_tg as producer_tg,
        producers.voice,
        sources.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher
    from priorities
    inner join themes on themes.theme_id = priorities.theme_id
    left join places on places.place_id = priorities.place_id
    inner join producers on producers.producer_id = priorities.producer_id
    inner join sources on sources.source_id = priorities.source_id
    where priorities.region_code = $region
)
select * from final
order by kind, place_id nulls first, theme_position, priority_id
