-- Every indicator that compares regions, each region's value in its one comparable set.
with
final as (
    select
        compared.indicator_id,
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
        indicators.kind,
        indicators.polarity,
        compared.region_code,
        regions.position as region_position,
        regions.short_en as region_en,
        regions.short_ru as region_ru,
        regions.short_tg as region_tg,
        compared.observation_id,
        compared.value,
        compared.value_low,
        compared.value_high,
        compared.qualifier,
        compared.period_start,
        compared.period_end,
        compared.period_kind,
        compared.year,
        compared.series,
        compared.confidence,
        compared.cumulative,
        compared.note,
        compared.rank_high,
        compared.regions_compared,
        compared.producer_id,
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
    from marts.region_comparison as compared
    inner join indicators on indicators.indicator_id = compared.indicator_id
    inner join units on units.unit_id = indicators.unit_id
    inner join themes on themes.theme_id = indicators.theme_id
    inner join regions on regions.region_code = compared.region_code
    inner join producers on producers.producer_id = compared.producer_id
    inner join sources on sources.source_id = compared.source_id
)
select * from final
order by theme_position, name_en, indicator_id, region_position, observation_id
