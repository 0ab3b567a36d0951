-- The results of projects in the order of the projects, so that those of one project are read without the others:
-- what is no result of a project (country context) last, then by number.
create table marts.project_results as
with
final as (
    select
        results.project_id,
        results.result_id,
        cast(
            row_number() over (
                partition by results.project_id
                order by
                    case when results.level = 'context' then 1 else 0 end,
                    length(results.result_id),
                    results.result_id
            ) as integer
        ) as position,
        results.indicator_en,
        results.indicator_ru,
        results.indicator_tg,
        results.level,
        results.unit,
        results.baseline,
        results.target,
        results.achieved,
        results.achieved_low,
        results.achieved_high,
        results.period_start,
        results.period_end,
        results.region_code,
        results.source_id,
        results.caveat_en,
        results.caveat_ru,
        results.caveat_tg,
        results.flagged,
        results.same_as
    from results
)
select
    project_id,
    result_id,
    position,
    indicator_en,
    indicator_ru,
    indicator_tg,
    level,
    unit,
    baseline,
    target,
    achieved,
    achieved_low,
    achieved_high,
    period_start,
    period_end,
    region_code,
    source_id,
    caveat_en,
    caveat_ru,
    caveat_tg,
    flagged,
    same_as
from final
order by project_id, position;
