-- parts: found, standing, filtered
-- An item that names two regions stands in both; where regions are chosen, only those are shown.
with
named_regions as (
    select distinct recommendation_id, region_code
    from recommendation_regions
    where coalesce(array_length(cast($region as varchar[])), 0) = 0
        or list_contains(cast($region as varchar[]), region_code)
),

final as (
    select
        filtered.theme_id,
        filtered.theme_position,
        themes.name_en as theme_en,
        themes.name_ru as theme_ru,
        themes.name_tg as theme_tg,
        named_regions.region_code,
        regions.position as region_position,
        cast(count(*) as integer) as items,
        cast(count(case when filtered.status <> 'not_assessable' then 1 end) as integer) as assessable,
        cast(count(case when filtered.status = 'implemented' then 1 end) as integer) as implemented,
        cast(count(case when filtered.status = 'partially_implemented' then 1 end) as integer) as partially_implemented,
        cast(count(case when filtered.status = 'in_progress' then 1 end) as integer) as in_progress,
        cast(count(case when filtered.status = 'not_started' then 1 end) as integer) as not_started,
        cast(count(case when filtered.status = 'regressed' then 1 end) as integer) as regressed,
        cast(count(case when filtered.status = 'no_evidence' then 1 end) as integer) as no_evidence,
        cast(count(case when filtered.status = 'not_assessable' then 1 end) as integer) as not_assessable,
        cast(count(case when filtered.contested then 1 end) as integer) as contested,
        cast(count(case when filtered.freshness = 'stale' then 1 end) as integer) as stale,
        cast(count(case when filtered.freshness = 'expired' then 1 end) as integer) as expired,
        cast(count(case when filtered.overdue then 1 end) as integer) as overdue
    from filtered
    inner join named_regions on named_regions.recommendation_id = filtered.recommendation_id
    inner join themes on themes.theme_id = filtered.theme_id
    inner join regions on regions.region_code = named_regions.region_code
    group by
        filtered.theme_id,
        filtered.theme_position,
        themes.name_en,
        themes.name_ru,
        themes.name_tg,
        named_regions.region_code,
        regions.position
)
select * from final
order by theme_position, theme_id, region_position, region_code
