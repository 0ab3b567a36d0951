with
linked as (
    select to_id as other_id, 'later' as side, relation, reason_en, reason_ru, reason_tg
    from recommendation_links
    where from_id = $id
    union all
    select from_id as other_id, 'earlier' as side, relation, reason_en, reason_ru, reason_tg
    from recommendation_links
    where to_id = $id
),

final as (
    select
        linked.other_id,
        linked.side,
        linked.relation,
        linked.reason_en,
        linked.reason_ru,
        linked.reason_tg,
        items.forum_id,
        items.forum_kind,
        items.forum_en as forum_title_en,
        items.forum_ru as forum_title_ru,
        items.forum_tg as forum_title_tg,
        tracked.cycle_id,
        items.exists_from as origin_date,
        items.theme_id,
        items.theme_en,
        items.theme_ru,
        items.theme_tg,
        items.text_en,
        items.text_ru,
        items.text_tg
    from linked
    inner join marts.items as items on items.recommendation_id = linked.other_id
    inner join marts.tracked as tracked on tracked.recommendation_id = linked.other_id
)
select * from final
order by case when relation = 'crosswalk' then 1 else 0 end, side, origin_date, other_id, relation
