with
final as (
    select
        indicators.indicator_id,
        indicators.theme_id,
        themes.position as theme_position,
        indicators.unit_id,
        indicators.name_en,
        indicators.name_ru,
        indicators.name_tg,
        indicators.ohchr_type,
        indicators.polarity,
        indicators.kind,
        indicator_index.observations,
        indicator_index.points,
        indicator_index.regions,
        indicator_index.places,
        indicator_index.producers,
        indicator_index.voices,
        indicator_index.first_year,
        indicator_index.last_year
    from indicators
    inner join themes on themes.theme_id = indicators.theme_id
    inner join marts.indicator_index as indicator_index
        on indicator_index.indicator_id = indicators.indicator_id
)
select * from final
order by theme_position, name_en, indicator_id
