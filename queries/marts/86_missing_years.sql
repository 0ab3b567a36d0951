-- Years without a value inside a yearly series: one row per run of such years. A series is yearly in the rhythm of
-- its own shortest step, of one year or two, so that one published every second year lacks nothing in between; two
-- points have no rhythm.
create table marts.missing_years as
with
yearly as (
    select
        points.indicator_id,
        points.region_code,
        points.producer_id,
        points.series,
        points.year,
        max(points.source_id) as source_id
    from marts.points as points
    where points.yearly
    group by points.indicator_id, points.region_code, points.producer_id, points.series, points.year
),

stepped as (
    select
        yearly.*,
        lag(year) over (partition by indicator_id, region_code, producer_id, series order by year) as year_before,
        lag(source_id) over (partition by indicator_id, region_code, producer_id, series order by year) as source_before
    from yearly
),

rhythm as (
    select
        indicator_id,
        region_code,
        producer_id,
        series,
        min(year - year_before) as step,
        cast(count(*) as integer) as years_known
    from stepped
    group by indicator_id, region_code, producer_id, series
    having count(*) >= 3 and min(year - year_before) <= 2
),

final as (
    select
        stepped.indicator_id,
        stepped.region_code,
        stepped.producer_id,
        stepped.series,
        cast(stepped.year_before + rhythm.step as integer) as first_missing,
        cast(stepped.year - rhythm.step as integer) as last_missing,
        cast(rhythm.step as integer) as step,
        rhythm.years_known,
        stepped.source_before as source_id
    from stepped
    inner join rhythm
        on rhythm.indicator_id = stepped.indicator_id
        and rhythm.region_code = stepped.region_code
        and rhythm.producer_id = stepped.producer_id
        and rhythm.series = stepped.series
        and stepped.year - stepped.year_before > rhythm.step
)
select
    indicator_id,
    region_code,
    producer_id,
    series,
    first_missing,
    last_missing,
    step,
    years_known,
    source_id
from final
order by indicator_id, region_code, producer_id, series, first_missing;
