-- Which recommendations the synthetic projects touch: two each.
with real_recommendations as (
    select r.recommendation_id, row_number() over (order by r.recommendation_id) - 1 as place
    from reference.recommendations as r
),

final as (
    select distinct
        'SYN' || cast(n.range as varchar) as project_id,
        r.recommendation_id,
        'Synthetic.' as reason_en,
        'Пример.' as reason_ru,
        'Намуна.' as reason_tg
    from range(cast($projects as bigint)) as n
    cross join range(2) as m
    inner join real_recommendations as r
        on hash(n.range, m.range, 'touched') % (select count(*) from real_recommendations) = r.place
)

select * from final
order by project_id, recommendation_id
