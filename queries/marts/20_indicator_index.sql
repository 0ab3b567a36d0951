-- One row per indicator: how much is known of it. `observations`, `places`, `producers`, `voices` and
-- the years count every observation; `points` and `regions` only those that speak for a whole region.
create table marts.indicator_index as
with
observed as (
    select
        observations.indicator_id,
        count(*) as observations,
        count(case when observations.confidence = 'low' then 1 end) as low_confidence,
        count(distinct observations.place_id) as places,
        count(distinct observations.producer_id) as producers,
        count(distinct producers.voice) as voices,
        min(year(observations.period_end)) as first_year,
        max(year(observations.period_end)) as last_year
    from observations
    inner join producers on producers.producer_id = observations.producer_id
    group by observations.indicator_id
),

pointed as (
    select
        indicator_id,
        count(*) as points,
        count(distinct case when region_code <> 'TJ' then region_code end) as regions
    from marts.points
    group by indicator_id
),

final as (
    select
        indicators.indicator_id,
        cast(coalesce(observed.observations, 0) as integer) as observations,
        cast(coalesce(observed.low_confidence, 0) as integer) as low_confidence,
        cast(coalesce(pointed.points, 0) as integer) as points,
        cast(coalesce(pointed.regions, 0) as integer) as regions,
        cast(coalesce(observed.places, 0) as integer) as places,
        cast(coalesce(observed.producers, 0) as integer) as producers,
        cast(coalesce(observed.voices, 0) as integer) as voices,
        cast(observed.first_year as integer) as first_year,
        cast(observed.last_year as integer) as last_year
    from indicators
    left join observed on observed.indicator_id = indicators.indicator_id
    left join pointed on pointed.indicator_id = indicators.indicator_id
)
select
    indicator_id,
    observations,
    low_confidence,
    points,
    regions,
    places,
    producers,
    voices,
    first_year,
    last_year
from final
order by indicator_id;
