with
held as (
    select *
    from marts.status_spans
    where valid_from <= cast($as_of as date)
        and cast($as_of as date) < valid_to
),

final as (
    select
        forums.forum_id,
        forums.kind,
        forums.date,
        origins.exists_from,
        forums.title_en,
        forums.title_ru,
        forums.title_tg,
        cast(count(*) as integer) as tracked,
        cast(count(case when held.status = 'implemented' then 1 end) as integer) as implemented,
        cast(count(case when held.status = 'partially_implemented' then 1 end) as integer) as partially_implemented,
        cast(count(case when held.status = 'in_progress' then 1 end) as integer) as in_progress,
        cast(count(case when held.status = 'not_started' then 1 end) as integer) as not_started,
        cast(count(case when held.status = 'regressed' then 1 end) as integer) as regressed,
        cast(count(case when held.status = 'no_evidence' then 1 end) as integer) as no_evidence,
        cast(count(case when held.status = 'not_assessable' then 1 end) as integer) as not_assessable,
        cast(count(case when held.contested then 1 end) as integer) as contested
    from held
    inner join recommendations on recommendations.recommendation_id = held.recommendation_id
    inner join forums on forums.forum_id = recommendations.forum_id
    inner join marts.origins as origins on origins.forum_id = forums.forum_id
    group by
        forums.forum_id,
        forums.kind,
        forums.date,
        origins.exists_from,
        forums.title_en,
        forums.title_ru,
        forums.title_tg
)
select * from final
order by case when kind = 'dialogue' then 0 else 1 end, exists_from desc, forum_id
