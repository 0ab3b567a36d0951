-- One row per region, theme and year with an observation, places and dimensions included: how much is
-- known. Distinct counts of different years must not be added; marts.coverage_totals has them whole.
create table marts.coverage as
with
final as (
    select
        observations.region_code,
        indicators.theme_id,
        cast(year(observations.period_end) as integer) as year,
        cast(count(*) as integer) as observations,
        cast(count(distinct observations.indicator_id) as integer) as indicators,
        cast(count(distinct producers.voice) as integer) as voices,
        max(observations.period_end) as newest
    from observations
    inner join indicators on indicators.indicator_id = observations.indicator_id
    inner join producers on producers.producer_id = observations.producer_id
    group by observations.region_code, indicators.theme_id, year(observations.period_end)
)
select
    region_code,
    theme_id,
    year,
    observations,
    indicators,
    voices,
    newest
from final
order by region_code, theme_id, year;
