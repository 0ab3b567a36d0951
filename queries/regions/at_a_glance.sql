-- parts: standing
-- The five regions in one table: what is recorded of each, so that a thin record is seen before a figure is.
with
voiced as (
    select
        region_code,
        cast(count(*) as integer) as priorities
    from priorities
    group by region_code
),

named as (
    select
        recommendation_regions.region_code,
        cast(count(distinct recommendation_regions.recommendation_id) as integer) as recommendations
    from recommendation_regions
    inner join standing on standing.recommendation_id = recommendation_regions.recommendation_id
    group by recommendation_regions.region_code
),

reached as (
    select
        region_code,
        cast(count(distinct project_id) as integer) as projects
    from project_regions
    group by region_code
),

held as (
    select
        region_code,
        cast(sum(observations) as integer) as observations
    from marts.coverage_totals
    group by region_code
),

touched as (
    select
        region_code,
        cast(count(*) as integer) as themes
    from marts.coverage_totals
    group by region_code
),

all_themes as (
    select cast(count(*) as integer) as themes
    from themes
),

final as (
    select
        regions.region_code,
        regions.position,
        regions.name_en,
        regions.name_ru,
        regions.name_tg,
        regions.area_km2,
        coalesce(voiced.priorities, 0) as priorities,
        coalesce(named.recommendations, 0) as recommendations,
        coalesce(reached.projects, 0) as projects,
        coalesce(held.observations, 0) as observations,
        coalesce(touched.themes, 0) as themes_known,
        all_themes.themes
    from regions
    cross join all_themes
    left join voiced on voiced.region_code = regions.region_code
    left join named on named.region_code = regions.region_code
    left join reached on reached.region_code = regions.region_code
    left join held on held.region_code = regions.region_code
    left join touched on touched.region_code = regions.region_code
    where regions.region_code <> 'TJ'
)
select * from final
order by position, region_code
