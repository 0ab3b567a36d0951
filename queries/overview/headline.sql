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

judged as (
    select
        held.status,
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
        end as move
    from marts.status_spans as held
    left join held_before on held_before.recommendation_id = held.recommendation_id
    where held.valid_from <= cast($as_of as date)
        and cast($as_of as date) < held.valid_to
),

final as (
    select
        cast($as_of as date) as as_of,
        cast(count(*) as integer) as tracked,
        cast(count(case when status <> 'not_assessable' then 1 end) as integer) as assessable,
        cast(count(move) as integer) as moved,
        cast(count(case when move = 'forward' then 1 end) as integer) as moved_forward,
        cast(count(case when move = 'back' then 1 end) as integer) as moved_back,
        cast(count(case when move = 'first_evidence' then 1 end) as integer) as first_evidence,
        cast(count(case when contested then 1 end) as integer) as contested,
        cast(count(case when status = 'no_evidence' then 1 end) as integer) as no_evidence,
        cast(count(case when freshness = 'stale' then 1 end) as integer) as stale,
        cast(count(case when freshness = 'expired' then 1 end) as integer) as expired,
        cast(count(case when status = 'not_assessable' then 1 end) as integer) as not_assessable
    from judged
)
select * from final
order by as_of
