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

named as (
    select
        recommendation_id,
        max(case when region_code = $region then 1 else 0 end) as is_own,
        min(case when region_code = $region then place_id end) as place_id
    from recommendation_regions
    where region_code = $region or region_code = 'TJ'
    group by recommendation_id
),

final as (
    select
        judged.recommendation_id,
        case when named.is_own = 1 and $region <> 'TJ' then 'region' else 'nation' end as scope,
        named.place_id,
        places.name_en as place_en,
        places.name_ru as place_ru,
        places.name_tg as place_tg,
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
        recommendations.target_date,
        judged.status,
        judged.headline,
        judged.contested,
        judged.freshness,
        judged.move,
        judged.state_status,
        judged.civil_society_status,
        judged.international_status,
        judged.academic_status,
        judged.media_status,
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
    inner join named on named.recommendation_id = judged.recommendation_id
    left join places on places.place_id = named.place_id
    inner join recommendations on recommendations.recommendation_id = judged.recommendation_id
    inner join forums on forums.forum_id = recommendations.forum_id
    inner join marts.origins as origins on origins.forum_id = recommendations.forum_id
    inner join themes on themes.theme_id = recommendations.theme_id
    left join status_events on status_events.event_id = judged.headline_event
    left join producers on producers.producer_id = status_events.producer_id
    left join sources on sources.source_id = status_events.source_id
)
select * from final
order by scope desc, exists_from desc, forum_id, recommendation_id
