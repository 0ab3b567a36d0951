-- One row per source and producer with an observation, and the years it spans: what the coverage rests on.
create table marts.coverage_sources as
with
final as (
    select
        observations.source_id,
        observations.producer_id,
        cast(min(year(observations.period_end)) as integer) as first_year,
        cast(max(year(observations.period_end)) as integer) as last_year,
        cast(count(*) as integer) as observations
    from observations
    group by observations.source_id, observations.producer_id
)
select
    source_id,
    producer_id,
    first_year,
    last_year,
    observations
from final
order by source_id, producer_id;
