-- What stands in a review, a treaty body, a special procedure or a national document on the same matter. Both ends
-- of a link are asked, so that a link between two such texts is shown from each side.
with
linked as (
    select from_id as recommendation_id, to_id as other_id, 'later' as side, relation, reason_en, reason_ru, reason_tg
    from recommendation_links
    union all
    select to_id as recommendation_id, from_id as other_id, 'earlier' as side, relation, reason_en, reason_ru, reason_tg
    from recommendation_links
),

final as (
    select
        case others.forum_kind
            when 'upr' then 'upr'
            when 'treaty_body' then 'treaty_body'
            when 'special_procedure' then 'special_procedure'
            when 'national_plan' then 'national'
            when 'strategy' then 'national'
        end as framework,
        items.recommendation_id,
        items.forum_id,
        tracked.cycle_id,
        items.exists_from as origin_date,
        items.text_en,
        items.text_ru,
        items.text_tg,
        linked.relation,
        linked.side,
        linked.reason_en,
        linked.reason_ru,
        linked.reason_tg,
        others.recommendation_id as other_id,
        others.forum_id as other_forum_id,
        others.forum_kind as other_forum_kind,
        others.forum_en as other_forum_title_en,
        others.forum_ru as other_forum_title_ru,
        others.forum_tg as other_forum_title_tg,
        others.exists_from as other_origin_date,
        others.text_en as other_text_en,
        others.text_ru as other_text_ru,
        others.text_tg as other_text_tg
    from linked
    inner join marts.items as items on items.recommendation_id = linked.recommendation_id
    inner join marts.tracked as tracked on tracked.recommendation_id = linked.recommendation_id
    inner join marts.items as others on others.recommendation_id = linked.other_id
    where others.forum_kind in ('upr', 'treaty_body', 'special_procedure', 'national_plan', 'strategy')
        and ($cycle is null or tracked.cycle_id = $cycle)
)
select * from final
order by framework, origin_date, recommendation_id, other_origin_date, other_id, relation
