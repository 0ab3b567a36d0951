-- For each filter in use: how many items would be left without it; `all` is without any filter.
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

tested as (
    select
        recommendation_id,
        not coalesce(
            coalesce(array_length(cast($forum as varchar[])), 0) = 0
            or forum_id in (
                select forums.forum_id
                from forums
                where list_contains(cast($forum as varchar[]), forums.forum_id)
                    or list_contains(cast($forum as varchar[]), forums.cycle_id)
            ),
            false
        ) as forum_fails,
        not coalesce(
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), theme_id),
            false
        ) as theme_fails,
        not coalesce(
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or array_length(
                list_filter(string_split(regions, ' '), lambda code: list_contains(cast($region as varchar[]), code))
            ) > 0,
            false
        ) as region_fails,
        not coalesce(
            coalesce(array_length(cast($institution as varchar[])), 0) = 0
            or array_length(
                list_filter(string_split(addressees, ' '), lambda code: list_contains(cast($institution as varchar[]), code))
            ) > 0,
            false
        ) as institution_fails,
        not coalesce(
            coalesce(array_length(cast($status as varchar[])), 0) = 0
            or list_contains(cast($status as varchar[]), status),
            false
        ) as status_fails,
        not coalesce(
            coalesce(array_length(cast($voice as varchar[])), 0) = 0
            or (list_contains(cast($voice as varchar[]), 'state') and state_status is not null)
            or (list_contains(cast($voice as varchar[]), 'civil_society') and civil_society_status is not null)
            or (list_contains(cast($voice as varchar[]), 'international') and international_status is not null)
            or (list_contains(cast($voice as varchar[]), 'academic') and academic_status is not null)
            or (list_contains(cast($voice as varchar[]), 'media') and media_status is not null),
            false
        ) as voice_fails,
        not coalesce(
            $contested is null
            or contested = cast($contested as boolean),
            false
        ) as contested_fails,
        not coalesce(
            $stale is null
            or (freshness in ('stale', 'expired')) = cast($stale as boolean),
            false
        ) as stale_fails,
        not coalesce(
            $overdue is null
            or overdue = cast($overdue as boolean),
            false
        ) as overdue_fails,
        not coalesce(
            coalesce(trim($q), '') = ''
            or item in (select item from found),
            false
        ) as q_fails
    from judged
),

weighed as (
    select
        tested.*,
        case when forum_fails then 1 else 0 end
            + case when theme_fails then 1 else 0 end
            + case when region_fails then 1 else 0 end
            + case when institution_fails then 1 else 0 end
            + case when status_fails then 1 else 0 end
            + case when voice_fails then 1 else 0 end
            + case when contested_fails then 1 else 0 end
            + case when stale_fails then 1 else 0 end
            + case when overdue_fails then 1 else 0 end
            + case when q_fails then 1 else 0 end as failed
    from tested
),

dropped as (
    select 'forum' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and forum_fails)
    union all
    select 'theme' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and theme_fails)
    union all
    select 'region' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and region_fails)
    union all
    select 'institution' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and institution_fails)
    union all
    select 'status' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and status_fails)
    union all
    select 'voice' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and voice_fails)
    union all
    select 'contested' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and contested_fails)
    union all
    select 'stale' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and stale_fails)
    union all
    select 'overdue' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and overdue_fails)
    union all
    select 'q' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and q_fails)
    union all
    select 'all' as filter_name, count(*) as items from weighed
),

active as (
    select 1 as position, 'forum' as filter_name where not (coalesce(array_length(cast($forum as varchar[])), 0) = 0)
    union all
    select 2 as position, 'theme' as filter_name where not (coalesce(array_length(cast($theme as varchar[])), 0) = 0)
    union all
    select 3 as position, 'region' as filter_name where not (coalesce(array_length(cast($region as varchar[])), 0) = 0)
    union all
    select 4 as position, 'institution' as filter_name where not (coalesce(array_length(cast($institution as varchar[])), 0) = 0)
    union all
    select 5 as position, 'status' as filter_name where not (coalesce(array_length(cast($status as varchar[])), 0) = 0)
    union all
    select 6 as position, 'voice' as filter_name where not (coalesce(array_length(cast($voice as varchar[])), 0) = 0)
    union all
    select 7 as position, 'contested' as filter_name where not ($contested is null)
    union all
    select 8 as position, 'stale' as filter_name where not ($stale is null)
    union all
    select 9 as position, 'overdue' as filter_name where not ($overdue is null)
    union all
    select 10 as position, 'q' as filter_name where not (coalesce(trim($q), '') = '')
    union all
    select 11 as position, 'all' as filter_name
),

final as (
    select
        active.filter_name,
        active.position,
        cast(dropped.items as integer) as items
    from active
    inner join dropped on dropped.filter_name = active.filter_name
)
select * from final
order by position
