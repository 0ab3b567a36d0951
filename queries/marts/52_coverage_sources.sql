-- One row per source, producer and year with an observation: what the coverage rests on.
create table marts.coverage_sources as
with
final as (
    select
        observations.source_id,
        observations.producer_id,
        cast(year(observations.period_end) as integer) as year,
        cast(count(*) as integer) as observations
    from observations
    group by observations.source_id, observations.producer_id, year(observations.period_end)
)
select
    source_id,
    producer_id,
    year,
    observations
from final
order by source_id, producer_id, year;
