with
final as (
    select
        items.forum_id,
        items.forum_kind as kind,
        items.forum_date as date,
        items.exists_from,
        items.forum_en as title_en,
        items.forum_ru as title_ru,
        items.forum_tg as title_tg,
        cast(count(*) as integer) as tracked,
        cast(count(case when held.status = 'implemented' then 1 end) as integer) as implemented,
        cast(count(case when held.status = 'partially_implemented' then 1 end) as integer) as partially_implemented,
        cast(count(case when held.status = 'in_progress' then 1 end) as integer) as in_progress,
        cast(count(case when held.status = 'not_started' then 1 end) as integer) as not_started,
        cast(count(case when held.status = 'regressed' then 1 end) as integer) as regressed,
        cast(count(case when held.status = 'no_evidence' then 1 end) as integer) as no_evidence,
        cast(count(case when held.status = 'not_assessable' then 1 end) as integer) as not_assessable,
        cast(count(case when held.contested then 1 end) as integer) as contested
    from marts.status_spans as held
    inner join marts.items as items on items.recommendation_id = held.recommendation_id
    where held.valid_from <= cast($as_of as date)
        and cast($as_of as date) < held.valid_to
    group by
        items.forum_id,
        items.forum_kind,
        items.forum_date,
        items.exists_from,
        items.forum_en,
        items.forum_ru,
        items.forum_tg
)
select * from final
order by case when kind = 'dialogue' then 0 else 1 end, exists_from desc, forum_id
