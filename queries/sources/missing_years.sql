-- Years without a value inside a yearly series: one row per run of such years. A series is yearly in the rhythm of
-- its own shortest step, of one year or two, so that one published every second year lacks nothing in between; two
-- points have no rhythm.
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
        indicators.name_en as indicator_en,
        indicators.name_ru as indicator_ru,
        indicators.name_tg as indicator_tg,
        indicators.theme_id,
        stepped.region_code,
        regions.position as region_position,
        regions.short_en as region_en,
        regions.short_ru as region_ru,
        regions.short_tg as region_tg,
        stepped.producer_id,
        producers.name_en as producer_en,
        producers.name_ru as producer_ru,
        producers.name_tg as producer_tg,
        producers.voice,
        stepped.series,
        cast(stepped.year_before + rhythm.step as integer) as first_missing,
        cast(stepped.year - rhythm.step as integer) as last_missing,
        cast(rhythm.step as integer) as step,
        rhythm.years_known,
        stepped.source_before as source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher,
        sources.licence
    from stepped
    inner join rhythm
        on rhythm.indicator_id = stepped.indicator_id
        and rhythm.region_code = stepped.region_code
        and rhythm.producer_id = stepped.producer_id
        and rhythm.series = stepped.series
        and stepped.year - stepped.year_before > rhythm.step
    inner join indicators on indicators.indicator_id = stepped.indicator_id
    inner join regions on regions.region_code = stepped.region_code
    inner join producers on producers.producer_id = stepped.producer_id
    inner join sources on sources.source_id = stepped.source_before
    where (
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), indicators.theme_id)
        )
        and (
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or list_contains(cast($region as varchar[]), stepped.region_code)
        )
        and ($from_year is null or stepped.year - rhythm.step >= cast($from_year as integer))
        and ($to_year is null or stepped.year_before + rhythm.step <= cast($to_year as integer))
)
select * from final
order by theme_id, indicator_id, region_position, producer_id, series, first_missing
