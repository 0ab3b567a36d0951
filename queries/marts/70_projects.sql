-- One row per project with all that a list of projects is drawn, filtered and counted by, so that a screen joins
-- nothing and its cost does not grow with the results collected.
--
-- Lists of ids are text with spaces between. A project is nationwide where it names the nation and no region.
-- starts_on and ends_on are the first and last possible day of what is known of its dates.
-- Results are those of the project itself; what two projects report alike is in marts.repeated_results. What is
-- filed as country context is no result and counted apart.
create table marts.projects as
with
paid as (
    select
        project_id,
        string_agg(organisation_id, ' ' order by coalesce(share, 0) desc, organisation_id) as donors,
        cast(count(*) as integer) as donor_count
    from project_partners
    where role = 'donor'
    group by project_id
),

carried as (
    select
        project_id,
        string_agg(organisation_id, ' ' order by organisation_id) as implementers
    from project_partners
    where role = 'implementer'
    group by project_id
),

placed as (
    select
        project_regions.project_id,
        string_agg(project_regions.region_code, ' ' order by regions.position) as regions,
        count(case when project_regions.region_code <> 'TJ' then 1 end) = 0 as nationwide
    from project_regions
    inner join regions on regions.region_code = project_regions.region_code
    group by project_regions.project_id
),

about as (
    select
        project_themes.project_id,
        string_agg(project_themes.theme_id, ' ' order by themes.position) as themes
    from project_themes
    inner join themes on themes.theme_id = project_themes.theme_id
    group by project_themes.project_id
),

touched as (
    select project_id, cast(count(*) as integer) as recommendations
    from project_recommendations
    group by project_id
),

reported as (
    select
        project_id,
        cast(count(case when level <> 'context' then 1 end) as integer) as results,
        cast(
            count(
                case
                    when level <> 'context' and coalesce(achieved, achieved_low, achieved_high) is not null then 1
                end
            ) as integer
        ) as results_reported,
        cast(count(case when level <> 'context' and flagged then 1 end) as integer) as results_flagged,
        cast(count(case when level = 'context' then 1 end) as integer) as context_figures
    from results
    group by project_id
),

held as (
    select project_id, cast(count(*) as integer) as activities
    from project_events
    group by project_id
),

final as (
    select
        projects.project_id,
        projects.kind,
        projects.title_en,
        projects.title_ru,
        projects.title_tg,
        projects.start_date,
        projects.end_date,
        case length(projects.start_date)
            when 10 then cast(projects.start_date as date)
            when 7 then cast(concat(projects.start_date, '-01') as date)
            when 4 then cast(concat(projects.start_date, '-01-01') as date)
        end as starts_on,
        case length(projects.end_date)
            when 10 then cast(projects.end_date as date)
            when 7 then last_day(cast(concat(projects.end_date, '-01') as date))
            when 4 then cast(concat(projects.end_date, '-12-31') as date)
        end as ends_on,
        projects.date_note_en,
        projects.date_note_ru,
        projects.date_note_tg,
        cast(projects.budget as double) as budget,
        case when projects.budget is not null then projects.currency end as currency,
        projects.objective_en,
        projects.objective_ru,
        projects.objective_tg,
        projects.note,
        coalesce(paid.donors, '') as donors,
        coalesce(paid.donor_count, 0) as donor_count,
        coalesce(carried.implementers, '') as implementers,
        coalesce(placed.regions, '') as regions,
        coalesce(placed.nationwide, false) as nationwide,
        coalesce(about.themes, '') as themes,
        coalesce(touched.recommendations, 0) as recommendations,
        coalesce(reported.results, 0) as results,
        coalesce(reported.results_reported, 0) as results_reported,
        coalesce(reported.results_flagged, 0) as results_flagged,
        coalesce(reported.context_figures, 0) as context_figures,
        coalesce(held.activities, 0) as activities,
        projects.source_id
    from projects
    left join paid on paid.project_id = projects.project_id
    left join carried on carried.project_id = projects.project_id
    left join placed on placed.project_id = projects.project_id
    left join about on about.project_id = projects.project_id
    left join touched on touched.project_id = projects.project_id
    left join reported on reported.project_id = projects.project_id
    left join held on held.project_id = projects.project_id
)
select
    project_id,
    kind,
    title_en,
    title_ru,
    title_tg,
    start_date,
    end_date,
    starts_on,
    ends_on,
    date_note_en,
    date_note_ru,
    date_note_tg,
    budget,
    currency,
    objective_en,
    objective_ru,
    objective_tg,
    note,
    donors,
    donor_count,
    implementers,
    regions,
    nationwide,
    themes,
    recommendations,
    results,
    results_reported,
    results_flagged,
    context_figures,
    activities,
    source_id
from final
order by project_id;
