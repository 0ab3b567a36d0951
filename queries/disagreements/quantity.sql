-- Every figure that differs from another over the quantity of one pair, as far as its period meets that pair.
with
windows as (
    select
        quantity_id,
        observation_a,
        observation_b,
        least(period_start_a, period_start_b) as opens,
        greatest(period_end_a, period_end_b) as closes
    from marts.disagreements
    where pair_id = $id
),

concerned as (
    select pairs.observation_a as observation_id
    from marts.disagreements as pairs
    inner join windows on windows.quantity_id = pairs.quantity_id
    union
    select pairs.observation_b as observation_id
    from marts.disagreements as pairs
    inner join windows on windows.quantity_id = pairs.quantity_id
),

final as (
    select
        observations.observation_id,
        case observations.observation_id
            when windows.observation_a then 'a'
            when windows.observation_b then 'b'
        end as side,
        observations.indicator_id,
        indicators.name_en as indicator_en,
        indicators.name_ru as indicator_ru,
        indicators.name_tg as indicator_tg,
        indicators.unit_id,
        observations.region_code,
        observations.place_id,
        observations.dimension,
        observations.period_start,
        observations.period_end,
        observations.period_kind,
        observations.value,
        observations.value_text,
        observations.value_low,
        observations.value_high,
        observations.qualifier,
        observations.series,
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
        sources.original_publisher
    from concerned
    cross join windows
    inner join observations
        on observations.observation_id = concerned.observation_id
        and observations.period_start <= windows.closes
        and windows.opens <= observations.period_end
    inner join indicators on indicators.indicator_id = observations.indicator_id
    inner join producers on producers.producer_id = observations.producer_id
    inner join sources on sources.source_id = observations.source_id
)
select * from final
order by period_end, published, observation_id
