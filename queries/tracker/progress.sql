-- The first three parts hold the filters and are the same in every question of the tracker that takes them.
-- Each span adds one at the first month's end that sees it and takes one away at the first that does not, so that
-- the cost follows the spans and not months times items. The last month ends on the as-of day.
with
found as (
    select item
    from marts.tracked
    where length(trim($q)) between 1 and 300
        and array_length(
            list_filter(
                string_split(translate(lower($q), 'ёӣӯғқҳҷ', 'еиугкхч'), ' '),
                lambda word: not contains(folded, word)
            )
        ) = 0
),

judged as (
    select
        spans.*,
        case
            when status_rank is null then 'none'
            when headline_date >= cast(cast($as_of as date) - interval '12' month as date) then 'fresh'
            when headline_date >= cast(cast($as_of as date) - interval '24' month as date) then 'stale'
            else 'expired'
        end as freshness,
        coalesce(target_day < cast($as_of as date), false) and status <> 'implemented' as overdue
    from marts.status_spans as spans
    where valid_from <= cast($as_of as date)
        and cast($as_of as date) < valid_to
),

filtered as (
    select judged.*
    from judged
    where (
            coalesce(array_length(cast($forum as varchar[])), 0) = 0
            or forum_id in (
                select forums.forum_id
                from forums
                where list_contains(cast($forum as varchar[]), forums.forum_id)
                    or list_contains(cast($forum as varchar[]), forums.cycle_id)
            )
        )
        and (
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), theme_id)
        )
        and (
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or array_length(
                list_filter(string_split(regions, ' '), lambda code: list_contains(cast($region as varchar[]), code))
            ) > 0
        )
        and (
            coalesce(array_length(cast($institution as varchar[])), 0) = 0
            or array_length(
                list_filter(string_split(addressees, ' '), lambda code: list_contains(cast($institution as varchar[]), code))
            ) > 0
        )
        and (
            coalesce(array_length(cast($status as varchar[])), 0) = 0
            or list_contains(cast($status as varchar[]), status)
        )
        and (
            coalesce(array_length(cast($voice as varchar[])), 0) = 0
            or (list_contains(cast($voice as varchar[]), 'state') and state_status is not null)
            or (list_contains(cast($voice as varchar[]), 'civil_society') and civil_society_status is not null)
            or (list_contains(cast($voice as varchar[]), 'international') and international_status is not null)
            or (list_contains(cast($voice as varchar[]), 'academic') and academic_status is not null)
            or (list_contains(cast($voice as varchar[]), 'media') and media_status is not null)
        )
        and (
            $contested is null
            or contested = cast($contested as boolean)
        )
        and (
            $stale is null
            or (freshness in ('stale', 'expired')) = cast($stale as boolean)
        )
        and (
            $overdue is null
            or overdue = cast($overdue as boolean)
        )
        and (
            coalesce(trim($q), '') = ''
            or item in (select item from found)
        )
),

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
