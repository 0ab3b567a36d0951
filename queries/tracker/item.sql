-- parts: standing
-- An item is found also before it exists; it has no status then.
with
final as (
    select
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
        items.target_day,
        recommendations.verifiable,
        recommendations.verifiable_reason_en,
        recommendations.verifiable_reason_ru,
        recommendations.verifiable_reason_tg,
        recommendations.note,
        coalesce(held.overdue, false) as overdue,
        held.status,
        held.status_rank,
        held.headline,
        held.contested,
        coalesce(held.freshness, 'none') as freshness,
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
        sources.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher
    from marts.items as items
    inner join recommendations on recommendations.recommendation_id = items.recommendation_id
    inner join sources on sources.source_id = recommendations.source_id
    left join standing as held on held.item = items.item
    where items.recommendation_id = $id
)
select * from final
order by recommendation_id
