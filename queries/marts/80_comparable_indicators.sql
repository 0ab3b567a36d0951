-- Which indicators may be set beside which, read from the table of comparability: one row per ordered pair of
-- indicators, an indicator with itself included.
--
-- Within a group a pair is similar where either member is marked similar, the same quantity where both are
-- marked the same, and barred where either is marked not comparable. Two groups may say different things of one
-- pair (yearly figures may stand side by side, totals of several years may not): both answers are kept, and the
-- windows of the two figures decide. An indicator may always be held against itself, unless its only group
-- names it alone and calls its own rows not comparable.
-- Figures are measurable against each other in one unit, or where both are counts (cases, complaints, appeals).
create table marts.comparable_indicators as
with
members as (
    select
        group_id,
        indicator_id,
        comparable,
        count(*) over (partition by group_id) as members
    from comparability
),

across as (
    select
        a.indicator_id as indicator_a,
        b.indicator_id as indicator_b,
        min(
            case when a.comparable = 'same_quantity' and b.comparable = 'same_quantity' then a.group_id end
        ) as same_group,
        min(
            case
                when a.comparable <> 'not_comparable'
                    and b.comparable <> 'not_comparable'
                    and (a.comparable = 'similar_quantity' or b.comparable = 'similar_quantity')
                    then a.group_id
            end
        ) as similar_group,
        min(
            case when a.comparable = 'not_comparable' or b.comparable = 'not_comparable' then a.group_id end
        ) as barred_group
    from members as a
    inner join members as b on b.group_id = a.group_id and b.indicator_id <> a.indicator_id
    group by a.indicator_id, b.indicator_id
),

alone as (
    select
        indicator_id,
        min(case when comparable = 'same_quantity' then group_id end) as same_group,
        min(case when comparable = 'not_comparable' and members = 1 then group_id end) as barred_group
    from members
    group by indicator_id
),

related as (
    select
        indicators.indicator_id as indicator_a,
        indicators.indicator_id as indicator_b,
        alone.same_group,
        cast(null as varchar) as similar_group,
        alone.barred_group,
        alone.same_group is not null or alone.barred_group is null as is_same
    from indicators
    left join alone on alone.indicator_id = indicators.indicator_id
    union all
    select
        indicator_a,
        indicator_b,
        same_group,
        similar_group,
        barred_group,
        same_group is not null as is_same
    from across
),

final as (
    select
        related.indicator_a,
        related.indicator_b,
        case
            when related.is_same then 'same_quantity'
            when related.similar_group is not null then 'similar_quantity'
            else 'not_comparable'
        end as comparable,
        case
            when related.is_same then related.same_group
            else coalesce(related.similar_group, related.barred_group)
        end as group_id,
        case
            when related.is_same and related.indicator_a = related.indicator_b then null
            else related.barred_group
        end as barred_group,
        a.theme_id as theme_a,
        b.theme_id as theme_b,
        a.unit_id = b.unit_id or (a.kind = 'count' and b.kind = 'count') as measurable,
        a.kind in ('count', 'amount') and b.kind in ('count', 'amount') as counted
    from related
    inner join indicators as a on a.indicator_id = related.indicator_a
    inner join indicators as b on b.indicator_id = related.indicator_b
)
select
    indicator_a,
    indicator_b,
    comparable,
    group_id,
    barred_group,
    theme_a,
    theme_b,
    measurable,
    counted
from final
order by indicator_a, indicator_b;
