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

filtered as (
    select kind, quantity_id
    from marts.disagreements
    where (kind <> 'successive' or pair_id in (select pair_id from marts.count_steps))
        and (
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), theme_a)
            or list_contains(cast($theme as varchar[]), theme_b)
        )
        and (
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or list_contains(cast($region as varchar[]), region_code)
        )
        and (
            coalesce(array_length(cast($voice as varchar[])), 0) = 0
            or list_contains(cast($voice as varchar[]), voice_a)
            or list_contains(cast($voice as varchar[]), voice_b)
        )
        and ($from_year is null or last_year >= cast($from_year as integer))
        and ($to_year is null or first_year <= cast($to_year as integer))
),

counted as (
    select
        kind,
        count(*) as pairs,
        count(distinct quantity_id) as quantities
    from filtered
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
