-- What one indicator measures, in which unit, and how many of its observations speak for less than a region.
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
        indicators.theme_id,
        themes.name_en as theme_en,
        themes.name_ru as theme_ru,
        themes.name_tg as theme_tg,
        indicators.unit_id,
        units.name_en as unit_en,
        units.name_ru as unit_ru,
        units.name_tg as unit_tg,
        units.minimum,
        units.maximum,
        indicators.ohchr_type,
        indicators.polarity,
        indicators.kind,
        indicators.additive_across_regions,
        indicators.note,
        indicator_index.points,
        indicator_index.observations - indicator_index.points as elsewhere,
        indicator_index.places
    from indicators
    inner join themes on themes.theme_id = indicators.theme_id
    inner join units on units.unit_id = indicators.unit_id
    inner join marts.indicator_index as indicator_index
        on indicator_index.indicator_id = indicators.indicator_id
    where indicators.indicator_id = $indicator
)
select * from final
order by indicator_id
