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
    select
        count(case when failed = 0 or (failed = 1 and not coalesce(forum_passes, false)) then 1 end) as without_forum,
        count(case when failed = 0 or (failed = 1 and not coalesce(theme_passes, false)) then 1 end) as without_theme,
        count(case when failed = 0 or (failed = 1 and not coalesce(region_passes, false)) then 1 end) as without_region,
        count(case when failed = 0 or (failed = 1 and not coalesce(institution_passes, false)) then 1 end) as without_institution,
        count(case when failed = 0 or (failed = 1 and not coalesce(status_passes, false)) then 1 end) as without_status,
        count(case when failed = 0 or (failed = 1 and not coalesce(voice_passes, false)) then 1 end) as without_voice,
        count(case when failed = 0 or (failed = 1 and not coalesce(contested_passes, false)) then 1 end) as without_contested,
        count(case when failed = 0 or (failed = 1 and not coalesce(stale_passes, false)) then 1 end) as without_stale,
        count(case when failed = 0 or (failed = 1 and not coalesce(overdue_passes, false)) then 1 end) as without_overdue,
        count(case when failed = 0 or (failed = 1 and not coalesce(q_passes, false)) then 1 end) as without_q,
        count(*) as without_all
    from weighed
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
        cast(
            case active.filter_name
                when 'forum' then dropped.without_forum
                when 'theme' then dropped.without_theme
                when 'region' then dropped.without_region
                when 'institution' then dropped.without_institution
                when 'status' then dropped.without_status
                when 'voice' then dropped.without_voice
                when 'contested' then dropped.without_contested
                when 'stale' then dropped.without_stale
                when 'overdue' then dropped.without_overdue
                when 'q' then dropped.without_q
                when 'all' then dropped.without_all
            end as integer
        ) as items
    from active
    cross join dropped
)
select * from final
order by position
