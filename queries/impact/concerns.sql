with
final as (
    select
        priorities.priority_id,
        priorities.region_code,
        regions.name_en as region_en,
        regions.name_ru as region_ru,
        regions.name_tg as region_tg,
        priorities.theme_id,
        priorities.title_en,
        priorities.title_ru,
        priorities.title_tg,
        priorities.date,
        producers.name_en as producer_en,
        producers.name_ru as producer_ru,
        producers.name_tg as producer_tg,
        producers.voice,
        sources.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher
    from priorities
    inner join regions on regions.region_code = priorities.region_code
    inner join producers on producers.producer_id = priorities.producer_id
    inner join sources on sources.source_id = priorities.source_id
    where priorities.kind = 'concern'
        and (coalesce($theme, '') = '' or priorities.theme_id = $theme)
        and cast(concat(substring(priorities.date, 1, 4), '-01-01') as date) <= cast($as_of as date)
)
select * from final
order by region_code, priority_id
