-- parts: found, standing, filtered, paged
with
final as (
    select
        placed.position,
        evidence.event_id,
        evidence.recommendation_id,
        items.forum_id,
        items.cycle_id,
        items.exists_from as origin_date,
        items.text_en,
        items.text_ru,
        items.text_tg,
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
        evidence.original_publisher,
        counted.total
    from placed
    cross join counted
    inner join marts.items as items on items.item = placed.item
    inner join marts.evidence as evidence on evidence.item = placed.item
    where evidence.effective_date is null
        or evidence.effective_date <= cast($as_of as date)
)
select * from final
order by position, effective_date nulls last, event_id
