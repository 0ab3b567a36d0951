-- The projects of a set: those that match the filters and had begun on the day, or of which no start is known; one
-- that is asked for by its id is there on any day.
chosen as (
    select
        project_id,
        regions,
        nationwide,
        donor_count,
        budget,
        currency,
        starts_on,
        ends_on,
        results,
        results_reported,
        results_flagged,
        context_figures
    from marts.projects
    where (coalesce($project, '') = '' or project_id = $project)
        and (coalesce($donor, '') = '' or list_contains(string_split(donors, ' '), $donor))
        and (coalesce($region, '') = '' or list_contains(string_split(regions, ' '), $region))
        and (coalesce($theme, '') = '' or list_contains(string_split(themes, ' '), $theme))
        and (starts_on is null or starts_on <= cast($as_of as date) or coalesce($project, '') = project_id)
)
