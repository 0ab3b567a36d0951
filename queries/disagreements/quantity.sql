-- parts: differing
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
        differing.observation_id,
        case differing.observation_id
            when windows.observation_a then 'a'
            when windows.observation_b then 'b'
        end as side,
        differing.indicator_id,
        differing.indicator_en,
        differing.indicator_ru,
        differing.indicator_tg,
        differing.unit_id,
        differing.region_code,
        differing.place_id,
        differing.dimension,
        differing.period_start,
        differing.period_end,
        differing.period_kind,
        differing.value,
        differing.value_text,
        differing.value_low,
        differing.value_high,
        differing.qualifier,
        differing.series,
        differing.series_en,
        differing.series_ru,
        differing.series_tg,
        differing.cumulative,
        differing.confidence,
        differing.note,
        differing.producer_id,
        differing.producer_en,
        differing.producer_ru,
        differing.producer_tg,
        differing.voice,
        differing.source_id,
        differing.source_title,
        differing.publisher,
        differing.url,
        differing.published,
        differing.accessed,
        differing.source_kind,
        differing.original_publisher
    from concerned
    cross join windows
    inner join differing
        on differing.observation_id = concerned.observation_id
        and differing.period_start <= windows.closes
        and windows.opens <= differing.period_end
)
select * from final
order by period_end, published, observation_id
