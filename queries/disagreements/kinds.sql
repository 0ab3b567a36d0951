-- parts: filtered_pairs
-- How many pairs of each kind the filters leave; a kind without a pair is there with zero.
with
kinds as (
    select 1 as position, 'rival' as kind
    union all
    select 2 as position, 'publication' as kind
    union all
    select 3 as position, 'successive' as kind
    union all
    select 4 as position, 'similar' as kind
    union all
    select 5 as position, 'not_comparable' as kind
),

counted as (
    select
        kind,
        count(*) as pairs,
        count(distinct quantity_id) as quantities
    from filtered_pairs
    group by kind
),

final as (
    select
        kinds.kind,
        kinds.position,
        cast(coalesce(counted.pairs, 0) as integer) as pairs,
        cast(coalesce(counted.quantities, 0) as integer) as quantities
    from kinds
    left join counted on counted.kind = kinds.kind
)
select * from final
order by position
