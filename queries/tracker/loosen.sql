-- parts: found, standing
-- For each filter in use: how many items would be left without it; `all` is without any filter.
with
tested as (
    select
        standing.*,
        (
            coalesce(array_length(cast($forum as varchar[])), 0) = 0
            or forum_id in (
                select forums.forum_id
                from forums
                where list_contains(cast($forum as varchar[]), forums.forum_id)
                    or list_contains(cast($forum as varchar[]), forums.cycle_id)
            )
        ) as forum_passes,
        (
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), theme_id)
        ) as theme_passes,
        (
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or array_length(
                list_filter(string_split(regions, ' '), lambda code: list_contains(cast($region as varchar[]), code))
            ) > 0
        ) as region_passes,
        (
            coalesce(array_length(cast($institution as varchar[])), 0) = 0
            or array_length(
                list_filter(string_split(addressees, ' '), lambda code: list_contains(cast($institution as varchar[]), code))
            ) > 0
        ) as institution_passes,
        (
            coalesce(array_length(cast($status as varchar[])), 0) = 0
            or list_contains(cast($status as varchar[]), status)
        ) as status_passes,
        (
            coalesce(array_length(cast($voice as varchar[])), 0) = 0
            or (list_contains(cast($voice as varchar[]), 'state') and state_status is not null)
            or (list_contains(cast($voice as varchar[]), 'civil_society') and civil_society_status is not null)
            or (list_contains(cast($voice as varchar[]), 'international') and international_status is not null)
            or (list_contains(cast($voice as varchar[]), 'academic') and academic_status is not null)
            or (list_contains(cast($voice as varchar[]), 'media') and media_status is not null)
        ) as voice_passes,
        (
            $contested is null
            or contested = cast($contested as boolean)
        ) as contested_passes,
        (
            $stale is null
            or (freshness in ('stale', 'expired')) = cast($stale as boolean)
        ) as stale_passes,
        (
            $overdue is null
            or overdue = cast($overdue as boolean)
        ) as overdue_passes,
        (
            coalesce(trim($q), '') = ''
            or item in (select item from found)
        ) as q_passes
    from standing
),

weighed as (
    select
        tested.*,
        case when forum_passes then 0 else 1 end
            + case when theme_passes then 0 else 1 end
            + case when region_passes then 0 else 1 end
            + case when institution_passes then 0 else 1 end
            + case when status_passes then 0 else 1 end
            + case when voice_passes then 0 else 1 end
            + case when contested_passes then 0 else 1 end
            + case when stale_passes then 0 else 1 end
            + case when overdue_passes then 0 else 1 end
            + case when q_passes then 0 else 1 end as failed
    from tested
),

dropped as (
    select 'forum' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and not coalesce(forum_passes, false))
    union all
    select 'theme' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and not coalesce(theme_passes, false))
    union all
    select 'region' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and not coalesce(region_passes, false))
    union all
    select 'institution' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and not coalesce(institution_passes, false))
    union all
    select 'status' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and not coalesce(status_passes, false))
    union all
    select 'voice' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and not coalesce(voice_passes, false))
    union all
    select 'contested' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and not coalesce(contested_passes, false))
    union all
    select 'stale' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and not coalesce(stale_passes, false))
    union all
    select 'overdue' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and not coalesce(overdue_passes, false))
    union all
    select 'q' as filter_name, count(*) as items from weighed where failed = 0 or (failed = 1 and not coalesce(q_passes, false))
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
