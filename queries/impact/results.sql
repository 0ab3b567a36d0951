-- parts: chosen
with
final as (
    select
        projects.starts_on,
        results.project_id,
        results.position,
        results.result_id,
        projects.title_en,
        projects.title_ru,
        projects.title_tg,
        results.indicator_en,
        results.indicator_ru,
        results.indicator_tg,
        results.level,
        results.unit,
        results.baseline,
        results.target,
        results.achieved,
        results.achieved_low,
        results.achieved_high,
        results.period_start,
        results.period_end,
        results.region_code,
        results.caveat_en,
        results.caveat_ru,
        results.caveat_tg,
        results.flagged,
        results.same_as,
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
    inner join marts.project_results as results on results.project_id = chosen.project_id
    inner join sources on sources.source_id = results.source_id
    order by projects.starts_on nulls last, results.project_id, results.position
    limit $row_limit
)
select * from final
order by starts_on nulls last, project_id, position
