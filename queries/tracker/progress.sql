-- parts: found, standing, filtered
-- Each span adds one at the first month's end that sees it and takes one away at the first that does not, so that
-- the cost follows the spans and not months times items. The last month ends on the as-of day.
with
histories as (
    select
        spans.status,
        spans.contested,
        spans.valid_from,
        spans.valid_to
    from marts.status_spans as spans
    inner join filtered on filtered.item = spans.item
    where spans.valid_from <= cast($as_of as date)
),

changes as (
    select
        least(last_day(valid_from), cast($as_of as date)) as month_end,
        status,
        1 as change,
        case when contested then 1 else 0 end as contested_change
    from histories
    union all
    select
        least(last_day(valid_to), cast($as_of as date)) as month_end,
        status,
        -1 as change,
        case when contested then -1 else 0 end as contested_change
    from histories
    where valid_to <= cast($as_of as date)
),

changed as (
    select
        month_end,
        status,
        sum(change) as change,
        sum(contested_change) as contested_change
    from changes
    group by month_end, status
),

started as (
    select date_trunc('month', min(valid_from)) as first_month from histories
),

months as (
    select least(last_day(cast(month_start as date)), cast($as_of as date)) as month_end
    from (
        select unnest(generate_series(first_month, date_trunc('month', cast($as_of as date)), interval '1' month)) as month_start
        from started
    ) as month_starts
),

statuses as (
    select distinct status from histories
),

final as (
    select
        months.month_end,
        statuses.status,
        cast(
            sum(coalesce(changed.change, 0)) over (
                partition by statuses.status order by months.month_end
                rows between unbounded preceding and current row
            ) as integer
        ) as items,
        cast(
            sum(coalesce(changed.contested_change, 0)) over (
                partition by statuses.status order by months.month_end
                rows between unbounded preceding and current row
            ) as integer
        ) as contested
    from months
    cross join statuses
    left join changed on changed.month_end = months.month_end and changed.status = statuses.status
)
select * from final
order by month_end, status
