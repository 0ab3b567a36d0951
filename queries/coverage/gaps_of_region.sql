-- parts: standing
with
elsewhere as (
    select
        indicator_id,
        cast(count(*) as integer) as regions,
        max(newest) as newest,
        min(oldest) as oldest
    from marts.indicator_regions
    where region_code <> $region
        and region_code <> 'TJ'
    group by indicator_id
    having count(*) >= 2
),

here as (
    select indicator_id
    from marts.indicator_regions
    where region_code = $region
),

missing_indicators as (
    select
        'indicator' as kind,
        1 as kind_position,
        indicators.indicator_id as gap_key,
        indicators.theme_id,
        indicators.name_en,
        indicators.name_ru,
        indicators.name_tg,
        elsewhere.oldest as since,
        elsewhere.newest as newest_elsewhere,
        elsewhere.regions as regions_elsewhere,
        'region' as scope
    from elsewhere
    inner join indicators on indicators.indicator_id = elsewhere.indicator_id
    left join here on here.indicator_id = elsewhere.indicator_id
    where here.indicator_id is null
),

themes_elsewhere as (
    select
        theme_id,
        cast(count(*) as integer) as regions,
        max(newest) as newest
    from marts.coverage_totals
    where region_code <> $region
        and region_code <> 'TJ'
    group by theme_id
),

missing_themes as (
    select
        'theme' as kind,
        2 as kind_position,
        themes.theme_id as gap_key,
        themes.theme_id,
        themes.name_en,
        themes.name_ru,
        themes.name_tg,
        cast(null as date) as since,
        themes_elsewhere.newest as newest_elsewhere,
        coalesce(themes_elsewhere.regions, 0) as regions_elsewhere,
        'region' as scope
    from themes
    left join themes_elsewhere on themes_elsewhere.theme_id = themes.theme_id
    left join marts.coverage_totals as totals
        on totals.theme_id = themes.theme_id
        and totals.region_code = $region
    where totals.theme_id is null
),

named as (
    select
        recommendation_id,
        max(case when region_code = $region then 1 else 0 end) as is_own
    from recommendation_regions
    where region_code = $region or region_code = 'TJ'
    group by recommendation_id
),

unanswered as (
    select
        'recommendation' as kind,
        3 as kind_position,
        items.recommendation_id as gap_key,
        items.theme_id,
        items.text_en as name_en,
        items.text_ru as name_ru,
        items.text_tg as name_tg,
        items.exists_from as since,
        cast(null as date) as newest_elsewhere,
        cast(null as integer) as regions_elsewhere,
        case when named.is_own = 1 and $region <> 'TJ' then 'region' else 'nation' end as scope
    from named
    inner join marts.items as items on items.recommendation_id = named.recommendation_id
    inner join standing on standing.recommendation_id = named.recommendation_id
    where standing.status = 'no_evidence'
),

final as (
    select * from missing_indicators
    union all
    select * from missing_themes
    union all
    select * from unanswered
)
select * from final
order by kind_position, kind, scope desc, theme_id, gap_key
