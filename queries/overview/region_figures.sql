with
compared as (
    select *
    from marts.region_comparison
    where indicator_id = $indicator
),

final as (
    select
        regions.region_code,
        regions.position as region_position,
        regions.kind as region_kind,
        regions.short_en as region_en,
        regions.short_ru as region_ru,
        regions.short_tg as region_tg,
        compared.observation_id,
        compared.value,
        compared.value_low,
        compared.value_high,
        compared.qualifier,
        compared.series,
        compared.period_start,
        compared.period_end,
        compared.period_kind,
        compared.year,
        compared.yearly,
        compared.cumulative,
        compared.confidence,
        compared.note,
        compared.rank_high,
        compared.regions_compared,
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
    from regions
    left join compared on compared.region_code = regions.region_code
    left join producers on producers.producer_id = compared.producer_id
    left join sources on sources.source_id = compared.source_id
)
select * from final
order by region_position, region_code
