with
held_before as (
    select
        recommendation_id,
        status,
        status_rank
    from marts.status_spans
    where valid_from <= cast(cast($as_of as date) - interval '12' month as date)
        and cast(cast($as_of as date) - interval '12' month as date) < valid_to
),

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
        case
            when held.status_rank is null then null
            when held.headline_date >= cast(cast($as_of as date) - interval '12' month as date) then 'fresh'
            when held.headline_date >= cast(cast($as_of as date) - interval '24' month as date) then 'stale'
            else 'expired'
        end as freshness,
        case
            when held.status_rank is null then null
            when coalesce(held_before.status, 'no_evidence') = 'no_evidence' then 'first_evidence'
            when held.status_rank > held_before.status_rank then 'forward'
            when held.status_rank < held_before.status_rank then 'back'
        end as move,
        held.headline_date,
        held.headline_event,
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
    from marts.status_spans as held
    inner join marts.items as items on items.recommendation_id = held.recommendation_id
    left join held_before on held_before.recommendation_id = held.recommendation_id
    left join marts.evidence as evidence on evidence.event_id = held.headline_event
    where held.valid_from <= cast($as_of as date)
        and cast($as_of as date) < held.valid_to
)
select * from final
order by exists_from desc, forum_id, recommendation_id
