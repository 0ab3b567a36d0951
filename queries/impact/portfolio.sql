-- The filters are those of the part `chosen`, put to the lines of the portfolio themselves.
with
listed as (
    select
        position,
        cast(count(*) over (partition by donor_id) as integer) as donor_projects,
        cast(count(*) over () as integer) as total
    from marts.project_donors
    where (coalesce($donor, '') = '' or donor_id = $donor)
        and (coalesce($project, '') = '' or project_id = $project)
        and (coalesce($region, '') = '' or list_contains(string_split(regions, ' '), $region))
        and (coalesce($theme, '') = '' or list_contains(string_split(themes, ' '), $theme))
        and (starts_on is null or starts_on <= cast($as_of as date) or coalesce($project, '') = project_id)
),

page as (
    select position, donor_projects, total
    from listed
    order by position
    limit $row_limit offset $row_offset
),

final as (
    select
        page.position,
        lines.donor_id,
        lines.donor_en,
        lines.donor_ru,
        lines.donor_tg,
        page.donor_projects,
        lines.share,
        lines.project_id,
        lines.kind,
        lines.title_en,
        lines.title_ru,
        lines.title_tg,
        lines.start_date,
        lines.end_date,
        lines.starts_on,
        lines.ends_on,
        lines.date_note_en,
        lines.date_note_ru,
        lines.date_note_tg,
        lines.budget,
        lines.currency,
        lines.donors,
        lines.donor_count,
        lines.implementers,
        lines.regions,
        lines.nationwide,
        lines.themes,
        lines.recommendations,
        lines.results,
        lines.results_reported,
        lines.results_flagged,
        lines.context_figures,
        lines.activities,
        lines.source_id,
        lines.source_title,
        lines.publisher,
        lines.url,
        lines.published,
        lines.accessed,
        lines.source_kind,
        lines.original_publisher,
        page.total
    from page
    inner join marts.project_donors as lines on lines.position = page.position
)
select * from final
order by position
