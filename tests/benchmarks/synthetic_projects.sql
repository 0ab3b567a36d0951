-- Projects that nobody runs, for measuring growth: $projects of them, like the real ones, begun in any month from
-- 2005 on, one in ten without dates, three in ten with a published budget.
with real_projects as (
    select p.*, row_number() over (order by p.project_id) - 1 as place
    from reference.projects as p
),

final as (
    select
        p.* exclude (place) replace (
            'SYN' || cast(n.range as varchar) as project_id,
            p.title_en || ' ' || cast(n.range as varchar) as title_en,
            p.title_ru || ' ' || cast(n.range as varchar) as title_ru,
            p.title_tg || ' ' || cast(n.range as varchar) as title_tg,
            case
                when hash(n.range, 'dates') % 10 > 0
                    then cast(2005 + hash(n.range, 'year') % 20 as varchar)
                        || '-' || lpad(cast(1 + hash(n.range, 'month') % 12 as varchar), 2, '0')
            end as start_date,
            case
                when hash(n.range, 'dates') % 10 > 3
                    then cast(2026 + hash(n.range, 'end') % 4 as varchar)
            end as end_date,
            case
                when hash(n.range, 'money') % 10 < 3 then cast(10000 + hash(n.range, 'sum') % 900000 as varchar)
            end as budget,
            case hash(n.range, 'currency') % 3 when 0 then 'EUR' when 1 then 'USD' else 'CHF' end as currency,
            cast(null as varchar) as iati_identifier,
            'Synthetic, for measuring growth.' as note
        )
    from range(cast($projects as bigint)) as n
    inner join real_projects as p on hash(n.range, 'like') % (select count(*) from real_projects) = p.place
)

select * from final
order by project_id
