-- parts: found, standing, filtered
with
final as (
    select
        filtered.cycle_id,
        forums.kind as cycle_kind,
        origins.exists_from as cycle_date,
        forums.title_en as cycle_title_en,
        forums.title_ru as cycle_title_ru,
        forums.title_tg as cycle_title_tg,
        cast(count(*) as integer) as items,
        cast(count(case when filtered.status <> 'not_assessable' then 1 end) as integer) as assessable,
        cast(count(case when filtered.status = 'implemented' then 1 end) as integer) as implemented,
        cast(count(case when filtered.status = 'partially_implemented' then 1 end) as integer) as partially_implemented,
        cast(count(case when filtered.status = 'in_progress' then 1 end) as integer) as in_progress,
        cast(count(case when filtered.status = 'not_started' then 1 end) as integer) as not_started,
        cast(count(case when filtered.status = 'regressed' then 1 end) as integer) as regressed,
        cast(count(case when filtered.status = 'no_evidence' then 1 end) as integer) as no_evidence,
        cast(count(case when filtered.status = 'not_assessable' then 1 end) as integer) as not_assessable,
        cast(count(case when filtered.contested then 1 end) as integer) as contested,
        cast(count(case when filtered.freshness = 'stale' then 1 end) as integer) as stale,
        cast(count(case when filtered.freshness = 'expired' then 1 end) as integer) as expired,
        cast(count(case when filtered.overdue then 1 end) as integer) as overdue
    from filtered
    inner join forums on forums.forum_id = filtered.cycle_id
    inner join marts.origins as origins on origins.forum_id = filtered.cycle_id
    group by
        filtered.cycle_id,
        forums.kind,
        origins.exists_from,
        forums.title_en,
        forums.title_ru,
        forums.title_tg
)
select * from final
order by case when cycle_kind = 'dialogue' then 0 else 1 end, cycle_date desc, cycle_id
