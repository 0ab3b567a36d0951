-- parts: chosen
-- Where projects work against where something was asked for, by region and theme. A project of several themes is
-- counted under each, so a column is never added up; the row with an empty theme counts each project once.
with
subjects as (
    select region_code, theme_id, priority_id
    from priorities
    where kind = 'concern'
        and (coalesce($theme, '') = '' or theme_id = $theme)
        and cast(concat(substring(date, 1, 4), '-01-01') as date) <= cast($as_of as date)
),

asked as (
    select distinct reach.region_code, tracked.theme_id, tracked.recommendation_id
    from recommendation_regions as reach
    inner join marts.tracked as tracked on tracked.recommendation_id = reach.recommendation_id
    where tracked.exists_from <= cast($as_of as date)
        and (coalesce($theme, '') = '' or tracked.theme_id = $theme)
),

working as (
    select reach.region_code, themed.theme_id, reach.project_id
    from chosen
    inner join project_regions as reach on reach.project_id = chosen.project_id
    inner join project_themes as themed on themed.project_id = chosen.project_id
    where coalesce($theme, '') = '' or themed.theme_id = $theme
),

counted as (
    select region_code, theme_id, count(*) as concerns, 0 as recommendations, 0 as projects
    from subjects
    group by region_code, theme_id
    union all
    select region_code, '' as theme_id, count(*) as concerns, 0 as recommendations, 0 as projects
    from subjects
    group by region_code
    union all
    select region_code, theme_id, 0 as concerns, count(*) as recommendations, 0 as projects
    from asked
    group by region_code, theme_id
    union all
    select region_code, '' as theme_id, 0 as concerns, count(*) as recommendations, 0 as projects
    from asked
    group by region_code
    union all
    select region_code, theme_id, 0 as concerns, 0 as recommendations, count(distinct project_id) as projects
    from working
    group by region_code, theme_id
    union all
    select region_code, '' as theme_id, 0 as concerns, 0 as recommendations, count(distinct project_id) as projects
    from working
    group by region_code
    union all
    select region_code, '' as theme_id, 0 as concerns, 0 as recommendations, 0 as projects
    from regions
),

summed as (
    select
        region_code,
        theme_id,
        cast(sum(concerns) as integer) as concerns,
        cast(sum(recommendations) as integer) as recommendations,
        cast(sum(projects) as integer) as projects
    from counted
    group by region_code, theme_id
),

final as (
    select
        regions.position as region_position,
        summed.region_code,
        regions.name_en as region_en,
        regions.name_ru as region_ru,
        regions.name_tg as region_tg,
        coalesce(themes.position, 0) as theme_position,
        summed.theme_id,
        themes.name_en as theme_en,
        themes.name_ru as theme_ru,
        themes.name_tg as theme_tg,
        summed.concerns,
        summed.recommendations,
        summed.projects,
        coalesce(nation.projects, 0) as nationwide
    from summed
    inner join regions on regions.region_code = summed.region_code
    left join themes on themes.theme_id = summed.theme_id
    left join summed as nation on nation.region_code = 'TJ' and nation.theme_id = summed.theme_id
)
select * from final
order by region_position, theme_position
