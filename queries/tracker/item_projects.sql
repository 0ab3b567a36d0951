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
        projects.date_note_en,
        projects.date_note_ru,
        projects.date_note_tg,
        projects.objective_en,
        projects.objective_ru,
        projects.objective_tg,
        project_recommendations.reason_en,
        project_recommendations.reason_ru,
        project_recommendations.reason_tg,
        sources.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher
    from project_recommendations
    inner join projects on projects.project_id = project_recommendations.project_id
    inner join sources on sources.source_id = projects.source_id
    where project_recommendations.recommendation_id = $id
)
select * from final
order by start_date desc nulls last, project_id
