-- parts: found, standing, filtered, paged
with
final as (
    select
        placed.position,
        items.recommendation_id,
        items.forum_id,
        items.forum_kind,
        items.forum_en as forum_title_en,
        items.forum_ru as forum_title_ru,
        items.forum_tg as forum_title_tg,
        held.cycle_id,
        items.exists_from as origin_date,
        items.theme_id,
        items.theme_position,
        items.theme_en,
        items.theme_ru,
        items.theme_tg,
        items.text_en,
        items.text_ru,
        items.text_tg,
        items.basis,
        items.target_date,
        placed.overdue,
        held.status,
        held.status_rank,
        held.headline,
        held.contested,
        placed.freshness,
        held.headline_date,
        held.headline_voice,
        held.headline_event,
        cast(date_diff('day', held.headline_date, cast($as_of as date)) as integer) as age_days,
        held.state_status,
        held.state_date,
        held.civil_society_status,
        held.civil_society_date,
        held.international_status,
        held.international_date,
        held.academic_status,
        held.academic_date,
        held.media_status,
        held.media_date,
        held.regions,
        held.places,
        held.addressees,
        held.evidence_count,
        list_max(list_filter(items.searched_on, lambda day: day <= cast($as_of as date))) as last_search,
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
        evidence.original_publisher,
        counted.total
    from placed
    cross join counted
    inner join marts.status_spans as held
        on held.item = placed.item
        and held.valid_from <= cast($as_of as date)
        and cast($as_of as date) < held.valid_to
    inner join marts.items as items on items.item = placed.item
    left join marts.evidence_sources as evidence
        on evidence.producer_id = held.headline_producer
        and evidence.source_id = held.headline_source
)
select * from final
order by position
