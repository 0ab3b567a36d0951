-- parts: chosen
with
final as (
    select
        held.project_id,
        held.event_id,
        held.basis,
        events.date,
        held.latest as effective_date,
        events.kind,
        events.title_en,
        events.title_ru,
        events.title_tg,
        events.place_en,
        events.place_ru,
        events.place_tg,
        held.region_code,
        held.place_id,
        events.organiser_en,
        events.organiser_ru,
        events.organiser_tg,
        events.participants,
        events.note,
        sources.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher
    from chosen
    inner join marts.project_activities as held on held.project_id = chosen.project_id
    inner join events on events.event_id = held.event_id
    inner join sources on sources.source_id = events.source_id
    where held.latest <= cast($as_of as date)
    order by held.latest desc, held.event_id, held.project_id
    limit $row_limit
)
select * from final
order by effective_date desc, event_id, project_id
