-- Which sources do the observations of the package come from, and how many from each?
with
final as (
    select
        source_id,
        producer_id,
        first_year,
        last_year,
        observations,
        producer_en,
        producer_ru,
        producer_tg,
        voice,
        source_title,
        publisher,
        url,
        published,
        accessed,
        source_kind,
        original_publisher
    from marts.coverage_sources
)
select * from final
order by observations desc, source_id, producer_id
