-- One row per observation that speaks for a whole region (or the nation): no place, no dimension.
-- Sorted by what screens filter on, so that row groups can be passed over unread.
create table marts.points as
with
final as (
    select
        observations.observation_id,
        observations.indicator_id,
        observations.region_code,
        producers.voice,
        observations.producer_id,
        coalesce(observations.series, '') as series,
        observations.period_start,
        observations.period_end,
        observations.period_kind,
        cast(year(observations.period_end) as integer) as year,
        observations.yearly,
        observations.cumulative,
        observations.value,
        observations.value_text,
        observations.value_low,
        observations.value_high,
        observations.qualifier,
        observations.source_id,
        observations.confidence,
        observations.note
    from observations
    inner join producers on producers.producer_id = observations.producer_id
    where observations.place_id is null
        and observations.dimension is null
)
select
    observation_id,
    indicator_id,
    region_code,
    voice,
    producer_id,
    series,
    period_start,
    period_end,
    period_kind,
    year,
    yearly,
    cumulative,
    value,
    value_text,
    value_low,
    value_high,
    qualifier,
    source_id,
    confidence,
    note
from final
order by indicator_id, region_code, producer_id, series, period_end, observation_id;
