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
        tracked.cycle_id,
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
        headlines.producer_en,
        headlines.producer_ru,
        headlines.producer_tg,
        headlines.voice,
        headlines.source_id,
        headlines.source_title,
        headlines.publisher,
        headlines.url,
        headlines.published,
        headlines.accessed,
        headlines.source_kind,
        headlines.original_publisher
    from recommendation_addressees
    inner join marts.items as items on items.recommendation_id = recommendation_addressees.recommendation_id
    inner join marts.tracked as tracked on tracked.recommendation_id = items.recommendation_id
    inner join standing as held on held.recommendation_id = items.recommendation_id
    left join marts.evidence as headlines on headlines.event_id = held.headline_event
    where recommendation_addressees.institution_id = $institution
)
select * from final
order by role, origin_date desc, forum_id, recommendation_id
