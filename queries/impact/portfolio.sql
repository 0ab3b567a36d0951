-- parts: chosen
with
listed as (
    select
        pairs.position,
        pairs.donor_id,
        pairs.share,
        pairs.project_id,
        cast(count(*) over (partition by pairs.donor_id) as integer) as donor_projects
    from marts.project_donors as pairs
    inner join chosen on chosen.project_id = pairs.project_id
    where coalesce($donor, '') = '' or pairs.donor_id = $donor
),

counted as (
    select cast(count(*) as integer) as total from listed
),

page as (
    select position, donor_id, donor_projects, share, project_id
    from listed
    order by position
    limit $row_limit offset $row_offset
),

final as (
    select
        page.position,
        page.donor_id,
        donors.name_en as donor_en,
        donors.name_ru as donor_ru,
        donors.name_tg as donor_tg,
        page.donor_projects,
        page.share,
        page.project_id,
        projects.kind,
        projects.title_en,
        projects.title_ru,
        projects.title_tg,
        projects.start_date,
        projects.end_date,
        projects.starts_on,
        projects.ends_on,
        projects.date_note,
        projects.budget,
        projects.currency,
        projects.donors,
        projects.donor_count,
        projects.implementers,
        projects.regions,
        projects.nationwide,
        projects.themes,
        projects.recommendations,
        projects.results,
        projects.results_reported,
        projects.results_flagged,
        projects.context_figures,
        projects.activities,
        sources.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher,
        counted.total
    from page
    cross join counted
    inner join marts.projects as projects on projects.project_id = page.project_id
    left join organisations as donors on donors.organisation_id = page.donor_id
    inner join sources on sources.source_id = projects.source_id
)
select * from final
order by position
