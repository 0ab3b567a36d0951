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
        evidence.event_id,
        evidence.recommendation_id,
        evidence.forum_id,
        evidence.effective_date,
        evidence.date,
        evidence.date_note_en,
        evidence.date_note_ru,
        evidence.date_note_tg,
        evidence.status,
        evidence.confidence,
        items.theme_id,
        items.text_en,
        items.text_ru,
        items.text_tg,
        evidence.evidence_en,
        evidence.evidence_ru,
        evidence.evidence_tg,
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
    from newest as evidence
    inner join marts.items as items on items.recommendation_id = evidence.recommendation_id
)
select * from final
order by effective_date desc, event_id
