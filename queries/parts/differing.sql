-- Every figure that differs from another, with the names, the producer and the source that screens print.
differing as (
    select
        figures.observation_id,
        figures.indicator_id,
        indicators.name_en as indicator_en,
        indicators.name_ru as indicator_ru,
        indicators.name_tg as indicator_tg,
        indicators.unit_id,
        figures.region_code,
        regions.short_en as region_en,
        regions.short_ru as region_ru,
        regions.short_tg as region_tg,
        figures.place_id,
        places.name_en as place_en,
        places.name_ru as place_ru,
        places.name_tg as place_tg,
        figures.dimension,
        figures.period_start,
        figures.period_end,
        figures.period_kind,
        cast(year(figures.period_end) as integer) as year,
        figures.value,
        figures.value_text,
        figures.value_low,
        figures.value_high,
        figures.qualifier,
        figures.series,
        coalesce(named_series.name_en, figures.series) as series_en,
        named_series.name_ru as series_ru,
        named_series.name_tg as series_tg,
        figures.yearly,
        figures.cumulative,
        figures.confidence,
        figures.note,
        figures.producer_id,
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
        sources.original_publisher,
        sources.licence
    from marts.differing_figures as figures
    inner join indicators on indicators.indicator_id = figures.indicator_id
    inner join regions on regions.region_code = figures.region_code
    left join places on places.place_id = figures.place_id
    inner join producers on producers.producer_id = figures.producer_id
    inner join sources on sources.source_id = figures.source_id
    left join series as named_series on named_series.series = figures.series
)
