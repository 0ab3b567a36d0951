with
reached as (
    select
        project_regions.project_id,
        project_regions.region_code,
        project_regions.basis,
        project_regions.note as region_note,
        row_number() over (
            partition by project_regions.project_id
            order by case when project_regions.region_code = $region then 0 else 1 end
        ) as choice
    from project_regions
    where project_regions.region_code = $region or project_regions.region_code = 'TJ'
),

final as (
    select
        projects.project_id,
        case when reached.region_code = 'TJ' then 'nation' else 'region' end as scope,
        reached.basis,
        reached.region_note,
        projects.kind,
        projects.title_en,
        projects.title_ru,
        projects.title_tg,
        projects.start_date,
        projects.end_date,
        placed.starts_on,
        placed.ends_on,
        projects.date_note_en,
        projects.date_note_ru,
        projects.date_note_tg,
        projects.budget,
        projects.currency,
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
    from reached
    inner join projects on projects.project_id = reached.project_id
    inner join marts.projects as placed on placed.project_id = reached.project_id
    inner join sources on sources.source_id = projects.source_id
    where reached.choice = 1
)
select * from final
order by scope desc, starts_on desc nulls last, project_id
