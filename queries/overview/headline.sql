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
        dates.as_of,
        cast(count(judged.recommendation_id) as integer) as tracked,
        cast(count(case when judged.status <> 'not_assessable' then 1 end) as integer) as assessable,
        cast(count(judged.move) as integer) as moved,
        cast(count(case when judged.move = 'forward' then 1 end) as integer) as moved_forward,
        cast(count(case when judged.move = 'back' then 1 end) as integer) as moved_back,
        cast(count(case when judged.move = 'first_evidence' then 1 end) as integer) as first_evidence,
        cast(count(case when judged.contested then 1 end) as integer) as contested,
        cast(count(case when judged.status = 'no_evidence' then 1 end) as integer) as no_evidence,
        cast(count(case when judged.freshness = 'stale' then 1 end) as integer) as stale,
        cast(count(case when judged.freshness = 'expired' then 1 end) as integer) as expired,
        cast(count(case when judged.status = 'not_assessable' then 1 end) as integer) as not_assessable
    from dates
    left join judged on judged.as_of = dates.as_of
    group by dates.as_of
)
select * from final
order by as_of
