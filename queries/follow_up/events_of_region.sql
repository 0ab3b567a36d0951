with
final as (
    select
        events.event_id,
        case when events.region_code = 'TJ' then 'nation' else 'region' end as scope,
        events.date,
        case length(events.date)
            when 10 then cast(events.date as date)
            when 7 then cast(concat(events.date, '-01') as date)
            when 4 then cast(concat(events.date, '-01-01') as date)
        end as sort_date,
        events.kind,
        events.title_en,
        events.title_ru,
        events.title_tg,
        events.place_en,
        events.place_ru,
        events.place_tg,
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
    from events
    inner join sources on sources.source_id = events.source_id
    where events.region_code = $region or events.region_code = 'TJ'
)
select * from final
order by scope desc, sort_date desc nulls last, event_id
