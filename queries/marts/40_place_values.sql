-- Per indicator the one comparable set of place values (same producer, series and period) that covers
-- the most places, then the newest, then the longest period.
create table marts.place_values as
with
sets as (
    select
        indicator_id,
        producer_id,
        coalesce(series, '') as series,
        period_start,
        period_end,
        period_kind,
        cast(count(distinct place_id) as integer) as places_compared
    from observations
    where place_id is not null
        and dimension is null
        and value is not null
    group by indicator_id, producer_id, coalesce(series, ''), period_start, period_end, period_kind
),

chosen as (
    select
        sets.*,
        row_number() over (
            partition by indicator_id
            order by places_compared desc, period_end desc, period_start, producer_id, series, period_kind
        ) as choice
    from sets
),

members as (
    select
        observations.indicator_id,
        observations.place_id,
        observations.region_code,
        observations.producer_id,
        chosen.series,
        observations.period_start,
        observations.period_end,
        observations.period_kind,
        observations.observation_id,
        observations.value,
        observations.value_low,
        observations.value_high,
        observations.qualifier,
        observations.source_id,
        observations.confidence,
        observations.yearly,
        observations.cumulative,
        observations.note,
        chosen.places_compared,
        row_number() over (
            partition by observations.indicator_id, observations.place_id
            order by
                case observations.confidence when 'high' then 1 when 'medium' then 2 else 3 end,
                observations.observation_id
        ) as choice
    from observations
    inner join chosen
        on chosen.choice = 1
        and chosen.indicator_id = observations.indicator_id
        and chosen.producer_id = observations.producer_id
        and chosen.series = coalesce(observations.series, '')
        and chosen.period_start = observations.period_start
        and chosen.period_end = observations.period_end
        and chosen.period_kind = observations.period_kind
    where observations.place_id is not null
        and observations.dimension is null
        and observations.value is not null
),

final as (
    select
        members.*,
        producers.voice,
        cast(year(members.period_end) as integer) as year,
        cast(
            rank() over (partition by members.indicator_id order by members.value desc) as integer
        ) as rank_high
    from members
    inner join producers on producers.producer_id = members.producer_id
    where members.choice = 1
)
select
    indicator_id,
    place_id,
    region_code,
    producer_id,
    voice,
    series,
    period_start,
    period_end,
    period_kind,
    year,
    observation_id,
    value,
    value_low,
    value_high,
    qualifier,
    source_id,
    confidence,
    yearly,
    cumulative,
    note,
    rank_high,
    places_compared
from final
order by indicator_id, place_id;
