-- The figures of one indicator that speak for a whole region, with who made them and where they were read.
-- Only the newest 3,000 are handed on: more marks than that no chart can show apart.
with
chosen as (
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
    from marts.points
    where indicator_id = $indicator
        and list_contains($regions, region_code)
        and list_contains($voices, voice)
        and year between $from_year and $to_year
    order by period_end desc, observation_id
    limit 3000
),

final as (
    select
        chosen.observation_id,
        chosen.indicator_id,
        indicators.unit_id,
        chosen.region_code,
        regions.position as region_position,
        regions.name_en as region_en,
        regions.name_ru as region_ru,
        regions.name_tg as region_tg,
        chosen.voice,
        chosen.producer_id,
        producers.name_en as producer_en,
        producers.name_ru as producer_ru,
        producers.name_tg as producer_tg,
        chosen.series,
        coalesce(named_series.name_en, chosen.series) as series_en,
        named_series.name_ru as series_ru,
        named_series.name_tg as series_tg,
        chosen.period_start,
        chosen.period_end,
        chosen.period_kind,
        chosen.year,
        chosen.yearly,
        chosen.cumulative,
        chosen.value,
        chosen.value_text,
        chosen.value_low,
        chosen.value_high,
        chosen.qualifier,
        chosen.confidence,
        chosen.note,
        chosen.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher,
        sources.licence
    from chosen
    inner join indicators on indicators.indicator_id = chosen.indicator_id
    inner join regions on regions.region_code = chosen.region_code
    inner join producers on producers.producer_id = chosen.producer_id
    inner join sources on sources.source_id = chosen.source_id
    left join series as named_series on named_series.series = chosen.series
)
select * from final
order by region_position, producer_id, series, period_end, observation_id
