-- parts: standing
with
final as (
    select
        recommendation_addressees.role,
        items.recommendation_id,
        items.forum_id,
        items.forum_kind,
        items.forum_en as forum_title_en,
        items.forum_ru as forum_title_ru,
        items.forum_tg as forum_title_tg,
        items.cycle_id,
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
        held.overdue,
        held.status,
        held.status_rank,
        held.headline,
        held.contested,
        held.freshness,
        held.headline_date,
        held.headline_voice,
        held.headline_event,
        cast(date_diff('day', held.headline_date, cast($as_of as date)) as integer) as age_days,
        held.state_status,
        held.state_date,
        held.state_event,
        held.civil_society_status,
        held.civil_society_date,
        held.civil_society_event,
        held.international_status,
        held.international_date,
        held.international_event,
        held.academic_status,
        held.academic_date,
        held.academic_event,
        held.media_status,
        held.media_date,
        held.media_event,
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
    from recommendation_addressees
    inner join marts.items as items on items.recommendation_id = recommendation_addressees.recommendation_id
    inner join standing as held on held.item = items.item
    left join marts.evidence_sources as evidence
        on evidence.producer_id = held.headline_producer
        and evidence.source_id = held.headline_source
    where recommendation_addressees.institution_id = $institution
)
select * from final
order by role, origin_date desc, forum_id, recommendation_id
