with
dates as (
    select
        cast($as_of as date) as as_of,
        cast(cast($as_of as date) - interval '12' month as date) as one_year_before,
        cast(cast($as_of as date) - interval '24' month as date) as two_years_before
),

held as (
    select
        dates.as_of,
        dates.one_year_before,
        dates.two_years_before,
        spans.*
    from marts.status_spans as spans
    inner join dates on spans.valid_from <= dates.as_of and dates.as_of < spans.valid_to
),

held_before as (
    select
        spans.recommendation_id,
        spans.status,
        spans.status_rank
    from marts.status_spans as spans
    inner join dates
        on spans.valid_from <= dates.one_year_before and dates.one_year_before < spans.valid_to
),

judged as (
    select
        held.*,
        case
            when held.status_rank is null then null
            when held.headline_date >= held.one_year_before then 'fresh'
            when held.headline_date >= held.two_years_before then 'stale'
            else 'expired'
        end as freshness,
        case
            when held.status_rank is null then null
            when coalesce(held_before.status, 'no_evidence') = 'no_evidence' then 'first_evidence'
            when held.status_rank > held_before.status_rank then 'forward'
            when held.status_rank < held_before.status_rank then 'back'
        end as move
    from held
    left join held_before on held_before.recommendation_id = held.recommendation_id
),

final as (
    select
        judged.recommendation_id,
        recommendations.forum_id,
        forums.kind as forum_kind,
        forums.title_en as forum_en,
        forums.title_ru as forum_ru,
        forums.title_tg as forum_tg,
        origins.exists_from,
        recommendations.theme_id,
        themes.position as theme_position,
        themes.name_en as theme_en,
        themes.name_ru as theme_ru,
        themes.name_tg as theme_tg,
        recommendations.text_en,
        recommendations.text_ru,
        recommendations.text_tg,
        recommendations.basis,
        recommendations.verifiable,
        recommendations.target_date,
        judged.status,
        judged.status_rank,
        judged.headline,
        judged.contested,
        judged.freshness,
        judged.move,
        judged.state_status,
        judged.state_date,
        judged.state_event,
        judged.civil_society_status,
        judged.civil_society_date,
        judged.civil_society_event,
        judged.international_status,
        judged.international_date,
        judged.international_event,
        judged.academic_status,
        judged.academic_date,
        judged.academic_event,
        judged.media_status,
        judged.media_date,
        judged.media_event,
        judged.headline_date,
        judged.headline_event,
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
    from judged
    inner join recommendations on recommendations.recommendation_id = judged.recommendation_id
    inner join forums on forums.forum_id = recommendations.forum_id
    inner join marts.origins as origins on origins.forum_id = recommendations.forum_id
    inner join themes on themes.theme_id = recommendations.theme_id
    left join status_events on status_events.event_id = judged.headline_event
    left join producers on producers.producer_id = status_events.producer_id
    left join sources on sources.source_id = status_events.source_id
)
select * from final
order by exists_from desc, forum_id, recommendation_id
