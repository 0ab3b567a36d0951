with
final as (
    select
        evidence.event_id,
        evidence.recommendation_id,
        evidence.effective_date,
        evidence.date,
        evidence.date_note_en,
        evidence.date_note_ru,
        evidence.date_note_tg,
        evidence.status,
        evidence.status_rank,
        evidence.is_baseline,
        evidence.counts,
        evidence.confidence,
        evidence.evidence_en,
        evidence.evidence_ru,
        evidence.evidence_tg,
        evidence.note,
        evidence.producer_en,
        evidence.producer_ru,
        evidence.producer_tg,
        evidence.voice,
        evidence.source_id,
        evidence.source_title,
        evidence.publisher,
        evidence.url,
        evidence.published,
        evidence.accessed,
        evidence.source_kind,
        evidence.original_publisher
    from marts.evidence as evidence
    where evidence.recommendation_id = $id
)
select * from final
order by effective_date desc nulls last, event_id
