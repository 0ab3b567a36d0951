-- The sources of the projects of a file for IATI: of the project itself and of its results, each once a project.
with asked as (
    select unnest(cast($projects as varchar[])) as project_id
),

used as (
    select project_id, source_id, true as of_project, false as of_results
    from projects
    union all
    select project_id, source_id, false as of_project, true as of_results
    from results
),

once as (
    select project_id, source_id, bool_or(of_project) as of_project, bool_or(of_results) as of_results
    from used
    where project_id in (select asked.project_id from asked)
    group by project_id, source_id
),

final as (
    select
        o.project_id, o.source_id, o.of_project, o.of_results, s.title as source_title, s.publisher, s.url, s.published, s.accessed,
        s.language, s.kind as source_kind, s.original_publisher, s.licence, s.note
    from once as o
    inner join sources as s on o.source_id = s.source_id
)

select
    project_id, source_id, of_project, of_results, source_title, publisher, url, published, accessed, language, source_kind,
    original_publisher, licence, note
from final
order by project_id, source_id
