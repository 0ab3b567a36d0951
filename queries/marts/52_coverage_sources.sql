-- One row per source and producer with an observation, the years it spans, and what a screen prints of both: what
-- the coverage rests on.
create table marts.coverage_sources as
with
held as (
    select
        source_id,
        producer_id,
        cast(min(year(period_end)) as integer) as first_year,
        cast(max(year(period_end)) as integer) as last_year,
        cast(count(*) as integer) as observations
    from observations
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
    original_publisher,
    licence
from final
order by source_id, producer_id;
