with
final as (
    select
        evidence.event_id,
        evidence.recommendation_id,
        evidence.effective_date,
        evidence.date,
        status_events.date_note,
        evidence.status,
        evidence.status_rank,
        evidence.is_baseline,
        evidence.counts,
        evidence.confidence,
        status_events.evidence_en,
        status_events.evidence_ru,
        status_events.evidence_tg,
        status_events.note,
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
    from marts.evidence as evidence
    inner join status_events on status_events.event_id = evidence.event_id
    inner join producers on producers.producer_id = evidence.producer_id
    inner join sources on sources.source_id = evidence.source_id
    where evidence.recommendation_id = $recommendation
)
select * from final
order by effective_date desc nulls last, event_id
