-- The part `chosen` holds the filters and is the same in every question of this folder that takes them.
with
chosen as (
    select project_id
    from marts.projects
    where (coalesce($project, '') = '' or project_id = $project)
        and (coalesce($donor, '') = '' or list_contains(string_split(donors, ' '), $donor))
        and (coalesce($region, '') = '' or list_contains(string_split(regions, ' '), $region))
        and (coalesce($theme, '') = '' or list_contains(string_split(themes, ' '), $theme))
        and (starts_on is null or starts_on <= cast($as_of as date))
),

final as (
    select
        projects.currency,
        cast(count(*) as integer) as projects,
        cast(count(case when projects.donor_count > 1 then 1 end) as integer) as shared,
        cast(sum(projects.budget) as double) as amount,
        cast(min(projects.starts_on) as date) as first_start,
        cast(max(projects.ends_on) as date) as last_end
    from chosen
    inner join marts.projects as projects on projects.project_id = chosen.project_id
    where projects.budget is not null
    group by projects.currency
)
select * from final
order by currency
