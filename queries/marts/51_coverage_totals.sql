-- One row per region and theme with an observation, all years together.
create table marts.coverage_totals as
with
final as (
    select
        observations.region_code,
        indicators.theme_id,
        cast(count(*) as integer) as observations,
        cast(count(distinct observations.indicator_id) as integer) as indicators,
        cast(count(distinct producers.voice) as integer) as voices,
        cast(count(distinct year(observations.period_end)) as integer) as years,
        cast(min(year(observations.period_end)) as integer) as first_year,
        cast(max(year(observations.period_end)) as integer) as last_year,
        max(observations.period_end) as newest
    from observations
    inner join indicators on indicators.indicator_id = observations.indicator_id
    inner join producers on producers.producer_id = observations.producer_id
    group by observations.region_code, indicators.theme_id
)
select
    region_code,
    theme_id,
    observations,
    indicators,
    voices,
    years,
    first_year,
    last_year,
    newest
from final
order by region_code, theme_id;
