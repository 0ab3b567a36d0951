-- Results that two projects report alike: whoever counts the results of both counts one of them.
create table marts.repeated_results as
with
final as (
    select
        results.result_id,
        results.project_id,
        same.project_id as same_project_id,
        coalesce(results.achieved, results.achieved_low, results.achieved_high) is not null as reported
    from results
    inner join results as same on same.result_id = results.same_as
    where results.level <> 'context' and results.project_id <> same.project_id
)
select
    result_id,
    project_id,
    same_project_id,
    reported
from final
order by result_id;
