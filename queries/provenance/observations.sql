with
asked as (
    select distinct asked_id
    from (select unnest($ids) as asked_id) as listed
    order by asked_id
    limit 5000
),

final as (
    select
        observations.observation_id,
        observations.indicator_id,
        indicators.name_en as indicator_en,
        indicators.name_ru as indicator_ru,
        indicators.name_tg as indicator_tg,
        indicators.unit_id,
        observations.region_code,
        regions.short_en as region_en,
        regions.short_ru as region_ru,
        regions.short_tg as region_tg,
        observations.place_id,
        places.name_en as place_en,
        places.name_ru as place_ru,
        places.name_tg as place_tg,
        observations.dimension,
        observations.period_start,
        observations.period_end,
        observations.period_kind,
        cast(year(observations.period_end) as integer) as year,
        observations.value,
        observations.value_text,
        observations.value_low,
        observations.value_high,
        observations.qualifier,
        observations.series,
        observations.yearly,
        observations.cumulative,
        observations.confidence,
        observations.note,
        observations.producer_id,
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
    from asked
    inner join observations on observations.observation_id = asked.asked_id
    inner join indicators on indicators.indicator_id = observations.indicator_id
    inner join regions on regions.region_code = observations.region_code
    left join places on places.place_id = observations.place_id
    inner join producers on producers.producer_id = observations.producer_id
    inner join sources on sources.source_id = observations.source_id
)
select * from final
order by indicator_id, region_code, producer_id, period_end, observation_id
