-- The sources that a view of coverage rests on, and how many observations of each producer come from each.
with
held as (
    select
        source_id,
        producer_id,
        cast(min(year) as integer) as first_year,
        cast(max(year) as integer) as last_year,
        cast(sum(observations) as integer) as observations
    from marts.coverage_rows
    where (
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), theme_id)
        )
        and (
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or list_contains(cast($region as varchar[]), region_code)
        )
        and ($from_year is null or year >= cast($from_year as integer))
        and ($to_year is null or year <= cast($to_year as integer))
    group by source_id, producer_id
),

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
        sources.original_publisher,
        sources.licence
    from held
    inner join producers on producers.producer_id = held.producer_id
    inner join sources on sources.source_id = held.source_id
)
select * from final
order by observations desc, source_id, producer_id
