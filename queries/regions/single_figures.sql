-- Figures of a region that no comparable set holds: the newest of each indicator, producer and series.
with
newest as (
    select
        points.*,
        row_number() over (
            partition by points.indicator_id, points.producer_id, points.series
            order by points.period_end desc, points.period_start desc, points.observation_id
        ) as choice
    from marts.points as points
    left join marts.region_comparison as compared
        on compared.indicator_id = points.indicator_id
        and compared.region_code = points.region_code
    where points.region_code = $region
        and compared.indicator_id is null
),

final as (
    select
        newest.indicator_id,
        indicators.name_en,
        indicators.name_ru,
        indicators.name_tg,
        indicators.theme_id,
        themes.position as theme_position,
        themes.name_en as theme_en,
        themes.name_ru as theme_ru,
        themes.name_tg as theme_tg,
        indicators.unit_id,
        units.name_en as unit_en,
        units.name_ru as unit_ru,
        units.name_tg as unit_tg,
        newest.observation_id,
        newest.value,
        newest.value_text,
        newest.value_low,
        newest.value_high,
        newest.qualifier,
        newest.period_start,
        newest.period_end,
        newest.period_kind,
        newest.year,
        newest.series,
        newest.confidence,
        newest.cumulative,
        newest.note,
        newest.producer_id,
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
    from newest
    inner join indicators on indicators.indicator_id = newest.indicator_id
    inner join units on units.unit_id = indicators.unit_id
    inner join themes on themes.theme_id = indicators.theme_id
    inner join producers on producers.producer_id = newest.producer_id
    inner join sources on sources.source_id = newest.source_id
    where newest.choice = 1
)
select * from final
order by theme_position, name_en, indicator_id, period_end desc, observation_id
