-- Which events the synthetic projects held: one of the real ones each.
with real_events as (
    select e.event_id, row_number() over (order by e.event_id) - 1 as place from reference.events as e
),

final as (
    select 'SYN' || cast(n.range as varchar) as project_id, e.event_id, 'inferred' as basis
    from range(cast($projects as bigint)) as n
    inner join real_events as e on hash(n.range, 'event') % (select count(*) from real_events) = e.place
)

select * from final
order by project_id, event_id
