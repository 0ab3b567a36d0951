-- The results of the projects of a file for IATI, in the order of their numbers.
with asked as (
    select unnest(cast($projects as varchar[])) as project_id
),

final as (
    select
        project_id, result_id, cast(split_part(result_id, '-r', 2) as integer) as position,
        indicator_en, indicator_ru, indicator_tg, level, unit, baseline, target, achieved, achieved_low,
        achieved_high, period_start, period_end, region_code, source_id, caveat_en, caveat_ru, caveat_tg, flagged,
        same_as
    from results
    where project_id in (select asked.project_id from asked)
)

select
    project_id, result_id, position, indicator_en, indicator_ru, indicator_tg, level, unit, baseline, target, achieved,
    achieved_low, achieved_high, period_start, period_end, region_code, source_id, caveat_en, caveat_ru, caveat_tg,
    flagged, same_as
from final
order by project_id, position, result_id
