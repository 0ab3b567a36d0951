-- The region of each synthetic recommendation: half of them name the whole nation, some name two regions.
with regions as (
    select g.region_code, row_number() over (order by g.region_code) - 1 as position
    from reference.regions as g
    where g.kind <> 'nation'
),

nation as (
    select g.region_code from reference.regions as g where g.kind = 'nation'
),

final as (
    select
        'SYN-' || cast(n.range as varchar) as recommendation_id,
        nation.region_code,
        cast(null as varchar) as place_id
    from range(cast($items as bigint)) as n
    cross join nation
    where hash(n.range, 'nation') % 2 = 0
    union all
    select
        'SYN-' || cast(n.range as varchar) as recommendation_id,
        g.region_code,
        cast(null as varchar) as place_id
    from range(cast($items as bigint)) as n
    inner join regions as g
        on g.position = hash(n.range, 'region') % 5
        or (hash(n.range, 'two') % 8 = 0 and g.position = hash(n.range, 'other') % 5)
    where hash(n.range, 'nation') % 2 = 1
)

select * from final
order by recommendation_id, region_code
