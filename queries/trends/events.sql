-- Dialogues, laws, reviews, forums and closures that may stand under a line; trainings and meetings stay out.
with
final as (
    select
        events.event_id,
        events.date,
        events.kind,
        events.title_en,
        events.title_ru,
        events.title_tg,
        events.place_en,
        events.place_ru,
        events.place_tg,
        events.region_code,
        events.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher
    from events
    inner join sources on sources.source_id = events.source_id
    where events.kind in ('dialogue', 'law', 'review', 'forum', 'closure')
)
select * from final
order by date, event_id
