-- What of one cycle is taken up in another. A crosswalk relates two texts but carries nothing over: items with no
-- other link than that stand among the unlinked as well.
with
earlier as (
    select recommendation_id from marts.tracked where cycle_id = $from_cycle
),

later as (
    select recommendation_id from marts.tracked where cycle_id = $to_cycle
),

linked as (
    select
        recommendation_links.from_id,
        recommendation_links.to_id,
        recommendation_links.relation,
        recommendation_links.reason_en,
        recommendation_links.reason_ru,
        recommendation_links.reason_tg,
        case when recommendation_links.relation = 'crosswalk' then 'related' else 'carried' end as outcome
    from recommendation_links
    inner join earlier on earlier.recommendation_id = recommendation_links.from_id
    inner join later on later.recommendation_id = recommendation_links.to_id
),

paired as (
    select outcome, from_id, to_id, relation, reason_en, reason_ru, reason_tg from linked
    union all
    select 'earlier_only' as outcome, recommendation_id as from_id, null as to_id, null as relation,
        null as reason_en, null as reason_ru, null as reason_tg
    from earlier
    where recommendation_id not in (select from_id from linked where outcome = 'carried')
    union all
    select 'later_only' as outcome, null as from_id, recommendation_id as to_id, null as relation,
        null as reason_en, null as reason_ru, null as reason_tg
    from later
    where recommendation_id not in (select to_id from linked where outcome = 'carried')
),

final as (
    select
        paired.outcome,
        case paired.outcome when 'carried' then 1 when 'related' then 2 when 'earlier_only' then 3 else 4 end as position,
        from_items.recommendation_id as from_id,
        from_items.text_en as from_text_en,
        from_items.text_ru as from_text_ru,
        from_items.text_tg as from_text_tg,
        paired.relation,
        to_items.recommendation_id as to_id,
        to_items.text_en as to_text_en,
        to_items.text_ru as to_text_ru,
        to_items.text_tg as to_text_tg,
        paired.reason_en,
        paired.reason_ru,
        paired.reason_tg
    from paired
    left join marts.items as from_items on from_items.recommendation_id = paired.from_id
    left join marts.items as to_items on to_items.recommendation_id = paired.to_id
)
select * from final
order by position, from_id, to_id, relation
