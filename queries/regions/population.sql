-- The newest 1 January bulletin that counts all five regions: the sizes of the population view.
with
bulletins as (
    select
        points.*,
        count(*) over (partition by points.producer_id, points.series, points.period_end) as regions_counted
    from marts.points as points
    where points.indicator_id = 'population'
        and points.region_code <> 'TJ'
        and points.period_kind = 'point'
        and month(points.period_end) = 1
        and day(points.period_end) = 1
        and points.value is not null
),

newest as (
    select max(period_end) as period_end
    from bulletins
    where regions_counted = 5
),

final as (
    select
        bulletins.region_code,
        regions.short_en as region_en,
        regions.short_ru as region_ru,
        regions.short_tg as region_tg,
        indicators.unit_id,
        bulletins.observation_id,
        bulletins.value,
        bulletins.value_low,
        bulletins.value_high,
        bulletins.qualifier,
        bulletins.period_start,
        bulletins.period_end,
        bulletins.period_kind,
        bulletins.year,
        bulletins.series,
        bulletins.confidence,
        bulletins.note,
        bulletins.producer_id,
        producers.name_en as producer_en,
        producers.name_ru as producer_ru,
        producers.name_tg as producer_tg,
        producers.voice,
        sources.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher
    from bulletins
    inner join newest on newest.period_end = bulletins.period_end
    inner join regions on regions.region_code = bulletins.region_code
    inner join indicators on indicators.indicator_id = bulletins.indicator_id
    inner join producers on producers.producer_id = bulletins.producer_id
    inner join sources on sources.source_id = bulletins.source_id
    where bulletins.regions_counted = 5
)
select * from final
order by region_code, observation_id
