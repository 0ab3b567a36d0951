-- Every observation that stands in a pair of differing figures, so that no screen looks for it among all of them.
create table marts.differing_figures as
with
paired as (
    select observation_a as observation_id
    from marts.disagreements
    union
    select observation_b as observation_id
    from marts.disagreements
),

final as (
    select
        observations.observation_id,
        observations.indicator_id,
        observations.region_code,
        observations.place_id,
        observations.dimension,
        observations.period_start,
        observations.period_end,
        observations.period_kind,
        observations.value,
        observations.value_text,
        observations.value_low,
        observations.value_high,
        observations.qualifier,
        observations.producer_id,
        observations.source_id,
        observations.series,
        observations.yearly,
        observations.cumulative,
        observations.confidence,
        observations.note
    from observations
    inner join paired on paired.observation_id = observations.observation_id
)
select
    observation_id,
    indicator_id,
    region_code,
    place_id,
    dimension,
    period_start,
    period_end,
    period_kind,
    value,
    value_text,
    value_low,
    value_high,
    qualifier,
    producer_id,
    source_id,
    series,
    yearly,
    cumulative,
    confidence,
    note
from final
order by observation_id;
