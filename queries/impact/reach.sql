-- parts: chosen
-- Projects and activities of each region, and of each place that a project or an activity names. A project that
-- names the nation counts in the row of the nation alone; an activity counts where it took place, once.
with
named as (
    select reach.region_code, '' as place_id, reach.project_id
    from chosen
    inner join project_regions as reach on reach.project_id = chosen.project_id
    union all
    select places.region_code, project_places.place_id, project_places.project_id
    from chosen
    inner join project_places on project_places.project_id = chosen.project_id
    inner join places on places.place_id = project_places.place_id
),

working as (
    select region_code, place_id, cast(count(distinct project_id) as integer) as projects
    from named
    group by region_code, place_id
),

held as (
    select activities.event_id, activities.region_code, activities.place_id
    from chosen
    inner join marts.project_activities as activities on activities.project_id = chosen.project_id
    where activities.latest <= cast($as_of as date)
),

placed as (
    select region_code, '' as place_id, event_id from held
    union all
    select region_code, place_id, event_id from held where place_id <> ''
),

active as (
    select region_code, place_id, cast(count(distinct event_id) as integer) as activities
    from placed
    group by region_code, place_id
),

listed as (
    select region_code, '' as place_id from regions
    union
    select region_code, place_id from working
    union
    select region_code, place_id from active
),

final as (
    select
        regions.position as region_position,
        listed.region_code,
        regions.name_en as region_en,
        regions.name_ru as region_ru,
        regions.name_tg as region_tg,
        regions.short_en,
        regions.short_ru,
        regions.short_tg,
        listed.place_id,
        places.name_en as place_en,
        places.name_ru as place_ru,
        places.name_tg as place_tg,
        coalesce(places.lat, regions.lat) as lat,
        coalesce(places.lon, regions.lon) as lon,
        coalesce(working.projects, 0) as projects,
        coalesce(active.activities, 0) as activities
    from listed
    inner join regions on regions.region_code = listed.region_code
    left join places on places.place_id = listed.place_id
    left join working on working.region_code = listed.region_code and working.place_id = listed.place_id
    left join active on active.region_code = listed.region_code and active.place_id = listed.place_id
)
select * from final
order by region_position, place_id
