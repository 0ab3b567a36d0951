-- Which indicators can be laid side by side across regions? Only those with a comparable set.
with
compared as (
    select
        indicator_id,
        year,
        regions_compared
    from marts.region_comparison
    where region_code <> 'TJ'
    group by indicator_id, year, regions_compared
),

final as (
    select
        compared.indicator_id,
        indicators.name_en,
        indicators.name_ru,
        indicators.name_tg,
        indicators.definition_en,
        indicators.definition_ru,
        indicators.definition_tg,
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
        compared.year,
        compared.regions_compared
    from compared
    inner join indicators on indicators.indicator_id = compared.indicator_id
    inner join units on units.unit_id = indicators.unit_id
    inner join themes on themes.theme_id = indicators.theme_id
)
select * from final
order by theme_position, regions_compared desc, name_en, indicator_id
