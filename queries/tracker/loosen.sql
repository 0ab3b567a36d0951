-- parts: found, standing, tested
-- For each filter in use: how many items would be left without it; `all` is without any filter.
with
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
