with
newest as (
    select *
    from marts.evidence
    where counts
        and effective_date <= cast($as_of as date)
    order by effective_date desc, event_id
    limit $row_limit
),

final as (
    select
        newest.event_id,
        newest.recommendation_id,
        newest.forum_id,
        newest.effective_date,
        newest.date,
        status_events.date_note,
        newest.status,
        newest.confidence,
        recommendations.theme_id,
        recommendations.text_en,
        recommendations.text_ru,
        recommendations.text_tg,
        status_events.evidence_en,
        status_events.evidence_ru,
        status_events.evidence_tg,
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
    from newest
    inner join status_events on status_events.event_id = newest.event_id
    inner join recommendations on recommendations.recommendation_id = newest.recommendation_id
    inner join producers on producers.producer_id = newest.producer_id
    inner join sources on sources.source_id = newest.source_id
)
select * from final
order by effective_date desc, event_id
