-- Who takes part in the synthetic projects: one donor, one in five with a second whose share is not published, and
-- one organisation that carries it out.
with paying as (
    select distinct p.organisation_id, dense_rank() over (order by p.organisation_id) - 1 as place
    from reference.project_partners as p
    where p.role = 'donor'
),

working as (
    select distinct p.organisation_id, dense_rank() over (order by p.organisation_id) - 1 as place
    from reference.project_partners as p
    where p.role = 'implementer'
),

final as (
    select 'SYN' || cast(n.range as varchar) as project_id, d.organisation_id, 'donor' as role,
        cast(null as varchar) as share
    from range(cast($projects as bigint)) as n
    inner join paying as d on hash(n.range, 'donor') % (select count(*) from paying) = d.place
    union all
    select 'SYN' || cast(n.range as varchar) as project_id, d.organisation_id, 'donor' as role,
        cast(null as varchar) as share
    from range(cast($projects as bigint)) as n
    inner join paying as d on (hash(n.range, 'donor') + 1) % (select count(*) from paying) = d.place
    where hash(n.range, 'second') % 5 = 0
    union all
    select 'SYN' || cast(n.range as varchar) as project_id, w.organisation_id, 'implementer' as role,
        cast(null as varchar) as share
    from range(cast($projects as bigint)) as n
    inner join working as w on hash(n.range, 'work') % (select count(*) from working) = w.place
)

select * from final
order by project_id, role, organisation_id
