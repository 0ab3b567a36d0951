-- Per indicator the one set of regional values that may be compared: same producer, series and period.
-- Of all such sets the one with the most regions is taken (at least two), then the newest, then the
-- longest period. The nation joins with its own value of the very same set and has no rank.
create table marts.region_comparison as
with
valued as (
    select
        points.*,
        row_number() over (
            partition by
                points.indicator_id, points.region_code, points.producer_id, points.series,
                points.period_start, points.period_end, points.period_kind
            order by
                case points.confidence when 'high' then 1 when 'medium' then 2 else 3 end,
                points.observation_id
        ) as choice
    from marts.points
    where points.value is not null
),

members as (
    select * from valued where choice = 1
),

sets as (
    select
        indicator_id,
        producer_id,
        series,
        period_start,
        period_end,
        period_kind,
        cast(count(*) as integer) as regions_compared
    from members
    where region_code <> 'TJ'
    group by indicator_id, producer_id, series, period_start, period_end, period_kind
    having count(*) >= 2
),

chosen as (
    select
        sets.*,
        row_number() over (
            partition by indicator_id
            order by regions_compared desc, period_end desc, period_start, producer_id, series, period_kind
        ) as choice
    from sets
),

compared as (
    select
        members.*,
        chosen.regions_compared
    from members
    inner join chosen
        on chosen.indicator_id = members.indicator_id
        and chosen.producer_id = members.producer_id
        and chosen.series = members.series
        and chosen.period_start = members.period_start
        and chosen.period_end = members.period_end
        and chosen.period_kind = members.period_kind
    where chosen.choice = 1
),

ranked as (
    select
        observation_id,
        cast(rank() over (partition by indicator_id order by value desc) as integer) as rank_high
    from compared
    where region_code <> 'TJ'
),

final as (
    select
        compared.indicator_id,
        compared.region_code,
        compared.producer_id,
        compared.voice,
        compared.series,
        compared.period_start,
        compared.period_end,
        compared.period_kind,
        compared.year,
        compared.observation_id,
        compared.value,
        compared.value_low,
        compared.value_high,
        compared.qualifier,
        compared.source_id,
        compared.confidence,
        compared.yearly,
        compared.cumulative,
        compared.note,
        ranked.rank_high,
        compared.regions_compared
    from compared
    left join ranked on ranked.observation_id = compared.observation_id
)
select
    indicator_id,
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
    regions_compared
from final
order by indicator_id, region_code;
