-- One row per region, theme, year, source and producer with an observation: coverage of any span of years, whose
-- voices and sources are counted once, is read from here.
create table marts.coverage_rows as
with
final as (
    select
        observations.region_code,
        indicators.theme_id,
        cast(year(observations.period_end) as integer) as year,
        observations.source_id,
        observations.producer_id,
        producers.voice,
        cast(count(*) as integer) as observations,
        max(observations.period_end) as newest
    from observations
    inner join indicators on indicators.indicator_id = observations.indicator_id
    inner join producers on producers.producer_id = observations.producer_id
    group by
        observations.region_code,
        indicators.theme_id,
        year(observations.period_end),
        observations.source_id,
        observations.producer_id,
        producers.voice
)
select
    region_code,
    theme_id,
    year,
    source_id,
    producer_id,
    voice,
    observations,
    newest
from final
order by region_code, theme_id, year, source_id, producer_id;
