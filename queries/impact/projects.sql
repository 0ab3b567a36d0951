-- parts: chosen
with
final as (
    select
        projects.project_id,
        projects.kind,
        projects.title_en,
        projects.title_ru,
        projects.title_tg,
        projects.start_date,
        projects.end_date,
        projects.starts_on,
        projects.ends_on,
        projects.date_note_en,
        projects.date_note_ru,
        projects.date_note_tg,
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
        projects.objective_en,
        projects.objective_ru,
        projects.objective_tg,
        projects.note,
        sources.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher
    from chosen
    inner join marts.projects as projects on projects.project_id = chosen.project_id
    inner join sources on sources.source_id = projects.source_id
    order by projects.starts_on nulls last, projects.project_id
    limit $row_limit
)
select * from final
order by starts_on nulls last, project_id
