-- One row per producer and source of evidence that counts, with what a screen prints of both.
create table marts.evidence_sources as
with
final as (
    select distinct
        producer_id,
        source_id,
        producer_en,
        producer_ru,
        producer_tg,
        source_title,
        publisher,
        url,
        published,
        accessed,
        source_kind,
        original_publisher
    from marts.evidence
    where counts
)
select
    producer_id,
    source_id,
    producer_en,
    producer_ru,
    producer_tg,
    source_title,
    publisher,
    url,
    published,
    accessed,
    source_kind,
    original_publisher
from final
order by producer_id, source_id;
