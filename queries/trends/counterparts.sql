-- Which other indicators stand beside one, as the comparability table groups them, and whether they may.
with
memberships as (
    select
        group_id,
        indicator_id
    from comparability
    where indicator_id = $indicator
),

final as (
    select
        comparability.group_id,
        comparability.indicator_id,
        indicators.name_en,
        indicators.name_ru,
        indicators.name_tg,
        comparability.comparable,
        comparability.explanation_en,
        comparability.explanation_ru,
        comparability.explanation_tg
    from comparability
    inner join memberships on memberships.group_id = comparability.group_id
    inner join indicators on indicators.indicator_id = comparability.indicator_id
    where comparability.indicator_id <> $indicator
)
select * from final
order by group_id, indicator_id
