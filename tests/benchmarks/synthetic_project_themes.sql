-- What the synthetic projects are about: one theme each.
with real_themes as (
    select t.theme_id, row_number() over (order by t.theme_id) - 1 as place from reference.themes as t
),

final as (
    select 'SYN' || cast(n.range as varchar) as project_id, t.theme_id
    from range(cast($projects as bigint)) as n
    inner join real_themes as t on hash(n.range, 'theme') % (select count(*) from real_themes) = t.place
)

select * from final
order by project_id, theme_id
