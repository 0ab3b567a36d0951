-- Which sources do the observations of the package come from, and how many from each?
with
final as (
    select
        held.source_id,
        held.producer_id,
        held.first_year,
        held.last_year,
        held.observations,
        producers.name_en as producer_en,
        producers.name_ru as producer_ru,
        producers.name_tg as producer_tg,
        producers.voice,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher
    from marts.coverage_sources as held
    inner join producers on producers.producer_id = held.producer_id
    inner join sources on sources.source_id = held.source_id
)
select * from final
order by observations desc, source_id, producer_id
