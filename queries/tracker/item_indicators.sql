with
final as (
    select
        indicators.indicator_id,
        indicators.name_en,
        indicators.name_ru,
        indicators.name_tg,
        indicators.definition_en,
        indicators.definition_ru,
        indicators.definition_tg,
        indicators.unit_id,
        indicators.polarity,
        indicators.ohchr_type,
        recommendation_indicators.reason_en,
        recommendation_indicators.reason_ru,
        recommendation_indicators.reason_tg,
        indicator_index.points,
        indicator_index.voices,
        indicator_index.first_year,
        indicator_index.last_year
    from recommendation_indicators
    inner join indicators on indicators.indicator_id = recommendation_indicators.indicator_id
    left join marts.indicator_index as indicator_index on indicator_index.indicator_id = indicators.indicator_id
    where recommendation_indicators.recommendation_id = $id
)
select * from final
order by indicator_id
