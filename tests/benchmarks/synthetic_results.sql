-- Results of the synthetic projects: $results for each, one in four with a target, one in fifty marked.
with real_results as (
    select r.*, row_number() over (order by r.result_id) - 1 as place
    from reference.results as r
    where r.level = 'output'
),

final as (
    select
        r.* exclude (place) replace (
            'SYN' || cast(n.range as varchar) || '-r' || cast(m.range + 1 as varchar) as result_id,
            'SYN' || cast(n.range as varchar) as project_id,
            case when hash(n.range, m.range, 'target') % 4 = 0 then cast(100 + m.range as varchar) end as target,
            cast(hash(n.range, m.range, 'achieved') % 1000 as varchar) as achieved,
            cast(null as varchar) as achieved_low,
            cast(null as varchar) as achieved_high,
            case when hash(n.range, m.range, 'marked') % 50 = 0 then 'true' else 'false' end as flagged,
            cast(null as varchar) as same_as
        )
    from range(cast($projects as bigint)) as n
    cross join range(cast($results as bigint)) as m
    inner join real_results as r
        on hash(n.range, m.range, 'like') % (select count(*) from real_results) = r.place
)

select * from final
order by project_id, result_id
