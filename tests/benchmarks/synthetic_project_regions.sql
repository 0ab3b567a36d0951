-- Where the synthetic projects work: half of them in the whole country, the others in one region or two.
with real_regions as (
    select r.region_code, row_number() over (order by r.region_code) - 1 as place
    from reference.regions as r
    where r.region_code <> 'TJ'
),

named as (
    select n.range as number, case when hash(n.range, 'nation') % 2 = 0 then 'TJ' else r.region_code end as region_code
    from range(cast($projects as bigint)) as n
    inner join real_regions as r on hash(n.range, 'region') % 5 = r.place
    union
    select n.range as number, r.region_code
    from range(cast($projects as bigint)) as n
    inner join real_regions as r on hash(n.range, 'other') % 5 = r.place
    where hash(n.range, 'nation') % 4 = 1
),

final as (
    select 'SYN' || cast(number as varchar) as project_id, region_code, 'stated' as basis,
        cast(null as varchar) as note
    from named
)

select * from final
order by project_id, region_code
