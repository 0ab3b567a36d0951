-- parts: chosen, standing
with
final as (
    select
        touching.project_id,
        items.recommendation_id,
        items.forum_id,
        items.forum_en as forum_title_en,
        items.forum_ru as forum_title_ru,
        items.forum_tg as forum_title_tg,
        items.exists_from as origin_date,
        items.theme_id,
        items.text_en,
        items.text_ru,
        items.text_tg,
        touching.reason_en,
        touching.reason_ru,
        touching.reason_tg,
        held.status,
        held.status_rank,
        held.headline,
        held.contested,
        held.freshness,
        held.headline_date,
        held.headline_event,
        headlines.producer_en,
        headlines.producer_ru,
        headlines.producer_tg,
        headlines.voice,
        headlines.source_id,
        headlines.source_title,
        headlines.publisher,
        headlines.url,
        headlines.published,
        headlines.accessed,
        headlines.source_kind,
        headlines.original_publisher
    from chosen
    inner join project_recommendations as touching on touching.project_id = chosen.project_id
    inner join marts.items as items on items.recommendation_id = touching.recommendation_id
    inner join standing as held on held.recommendation_id = touching.recommendation_id
    left join marts.evidence as headlines on headlines.event_id = held.headline_event
    order by items.exists_from desc, items.forum_id, items.recommendation_id, touching.project_id
    limit $row_limit
)
select * from final
order by origin_date desc, forum_id, recommendation_id, project_id
