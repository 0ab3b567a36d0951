-- parts: chosen
with
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
