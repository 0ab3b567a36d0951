-- parts: found, standing, filtered
with
counted as (
    select
        cycle_id,
        cast(count(*) as integer) as items,
        cast(count(case when status <> 'not_assessable' then 1 end) as integer) as assessable,
        cast(count(case when status = 'implemented' then 1 end) as integer) as implemented,
        cast(count(case when status = 'partially_implemented' then 1 end) as integer) as partially_implemented,
        cast(count(case when status = 'in_progress' then 1 end) as integer) as in_progress,
        cast(count(case when status = 'not_started' then 1 end) as integer) as not_started,
        cast(count(case when status = 'regressed' then 1 end) as integer) as regressed,
        cast(count(case when status = 'no_evidence' then 1 end) as integer) as no_evidence,
        cast(count(case when status = 'not_assessable' then 1 end) as integer) as not_assessable,
        cast(count(case when contested then 1 end) as integer) as contested,
        cast(count(case when freshness = 'stale' then 1 end) as integer) as stale,
        cast(count(case when freshness = 'expired' then 1 end) as integer) as expired,
        cast(count(case when overdue then 1 end) as integer) as overdue
    from filtered
    group by cycle_id
),

final as (
    select
        counted.cycle_id,
        forums.kind as cycle_kind,
        origins.exists_from as cycle_date,
        forums.title_en as cycle_title_en,
        forums.title_ru as cycle_title_ru,
        forums.title_tg as cycle_title_tg,
        counted.items,
        counted.assessable,
        counted.implemented,
        counted.partially_implemented,
        counted.in_progress,
        counted.not_started,
        counted.regressed,
        counted.no_evidence,
        counted.not_assessable,
        counted.contested,
        counted.stale,
        counted.expired,
        counted.overdue
    from counted
    inner join forums on forums.forum_id = counted.cycle_id
    inner join marts.origins as origins on origins.forum_id = counted.cycle_id
)
select * from final
order by case when cycle_kind = 'dialogue' then 0 else 1 end, cycle_date desc, cycle_id
