-- parts: chosen
with
summed as (
    select
        cast(count(*) as integer) as projects,
        cast(count(chosen.budget) as integer) as with_money,
        cast(count(case when chosen.donor_count > 1 then 1 end) as integer) as shared,
        cast(count(case when chosen.donor_count = 0 then 1 end) as integer) as without_donor,
        cast(count(case when chosen.starts_on is null then 1 end) as integer) as without_start,
        cast(count(case when chosen.ends_on is null then 1 end) as integer) as without_end,
        cast(count(case when chosen.nationwide then 1 end) as integer) as nationwide,
        cast(
            count(case when list_contains(string_split(chosen.regions, ' '), 'TJ-DU') then 1 end) as integer
        ) as name_capital,
        coalesce(sum(chosen.results), 0) as results,
        coalesce(sum(chosen.results_reported), 0) as results_reported,
        cast(coalesce(sum(chosen.results_flagged), 0) as integer) as results_flagged,
        cast(coalesce(sum(chosen.context_figures), 0) as integer) as context_figures
    from chosen
),

events_of as (
    select
        activities.event_id,
        activities.region_code,
        max(case when chosen.nationwide then 1 else 0 end) as national
    from chosen
    inner join marts.project_activities as activities on activities.project_id = chosen.project_id
    where activities.latest <= cast($as_of as date)
    group by activities.event_id, activities.region_code
),

held as (
    select
        cast(count(*) as integer) as activities,
        cast(count(case when region_code = 'TJ-DU' then 1 end) as integer) as activities_capital,
        cast(count(case when region_code = 'TJ' then 1 end) as integer) as activities_unplaced,
        cast(coalesce(sum(national), 0) as integer) as activities_nationwide,
        cast(
            coalesce(sum(case when region_code = 'TJ-DU' then national end), 0) as integer
        ) as activities_nationwide_capital
    from events_of
),

repeated as (
    select
        count(*) as results,
        count(case when again.reported then 1 end) as results_reported
    from marts.repeated_results as again
    inner join chosen as one on one.project_id = again.project_id
    inner join chosen as other on other.project_id = again.same_project_id
),

touching as (
    select touching.recommendation_id
    from chosen
    inner join project_recommendations as touching on touching.project_id = chosen.project_id
    group by touching.recommendation_id
),

touched as (
    select cast(count(*) as integer) as recommendations
    from touching
    inner join marts.tracked as tracked on tracked.recommendation_id = touching.recommendation_id
    where tracked.exists_from <= cast($as_of as date)
),

final as (
    select
        summed.projects,
        summed.with_money,
        summed.shared,
        summed.without_donor,
        summed.without_start,
        summed.without_end,
        summed.nationwide,
        summed.name_capital,
        cast(summed.results - repeated.results as integer) as results,
        cast(summed.results_reported - repeated.results_reported as integer) as results_reported,
        summed.results_flagged,
        summed.context_figures,
        held.activities,
        held.activities_capital,
        held.activities_unplaced,
        held.activities_nationwide,
        held.activities_nationwide_capital,
        touched.recommendations
    from summed
    cross join held
    cross join repeated
    cross join touched
)
select * from final
order by projects
