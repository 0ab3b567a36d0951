-- parts: standing, year_before, moved
with
final as (
    select
        held.recommendation_id,
        items.forum_id,
        held.cycle_id,
        items.forum_kind,
        items.forum_en,
        items.forum_ru,
        items.forum_tg,
        items.exists_from,
        items.theme_id,
        items.theme_position,
        items.theme_en,
        items.theme_ru,
        items.theme_tg,
        items.text_en,
        items.text_ru,
        items.text_tg,
        items.basis,
        held.status,
        held.headline,
        held.contested,
        case when held.freshness <> 'none' then held.freshness end as freshness,
        held.move,
        held.headline_date,
        held.headline_event,
        evidence.producer_en,
        evidence.producer_ru,
        evidence.producer_tg,
        held.headline_voice as voice,
        evidence.source_id,
        evidence.source_title,
        evidence.publisher,
        evidence.url,
        evidence.published,
        evidence.accessed,
        evidence.source_kind,
        evidence.original_publisher
    from moved as held
    inner join marts.items as items on items.item = held.item
    left join marts.evidence_sources as evidence
        on evidence.producer_id = held.headline_producer
        and evidence.source_id = held.headline_source
)
select * from final
order by exists_from desc, forum_id, recommendation_id
