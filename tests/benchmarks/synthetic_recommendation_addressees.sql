-- The institutions each synthetic recommendation is addressed to: one in the lead, most often one in support.
with institutions as (
    select i.institution_id, row_number() over (order by i.institution_id) - 1 as position
    from reference.institutions as i
),

sizes as (
    select count(*) as institutions from institutions
),

roles as (
    select 'lead' as role
    union all
    select 'supporting' as role
),

asked as (
    select
        n.range as number,
        roles.role,
        (hash(n.range, 'lead') + case roles.role when 'lead' then 0 else 1 + hash(n.range, 'other') % 7 end)
        % s.institutions as position
    from range(cast($items as bigint)) as n
    cross join roles
    cross join sizes as s
    where roles.role = 'lead' or hash(n.range, 'supporting') % 4 > 0
),

final as (
    select 'SYN-' || cast(a.number as varchar) as recommendation_id, i.institution_id, a.role
    from asked as a
    inner join institutions as i on a.position = i.position
)

select * from final
order by recommendation_id, institution_id
