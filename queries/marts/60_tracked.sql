-- What the tracker filters a recommendation by: its cycle, theme and target day, the regions, places and institutions
-- it names. What it is searched by stands in marts.words.
--
-- Items are numbered in the order of their forums: a whole number is found faster than a text, and the rows of
-- one forum lie together. The number holds for one warehouse only and never leaves it.
create table marts.tracked as
with
regions_of as (
    select
        recommendation_regions.recommendation_id,
        string_agg(recommendation_regions.region_code, ' ' order by regions.position) as regions
    from (select distinct recommendation_id, region_code from recommendation_regions) as recommendation_regions
    inner join regions on regions.region_code = recommendation_regions.region_code
    group by recommendation_regions.recommendation_id
),

places_of as (
    select
        recommendation_id,
        string_agg(place_id, ' ' order by place_id) as places
    from recommendation_regions
    where place_id is not null
    group by recommendation_id
),

addressees_of as (
    select
        recommendation_id,
        string_agg(institution_id, ' ' order by role, institution_id) as addressees
    from recommendation_addressees
    group by recommendation_id
),

final as (
    select
        cast(
            row_number() over (order by recommendations.forum_id, recommendations.recommendation_id) as integer
        ) as item,
        recommendations.recommendation_id,
        recommendations.forum_id,
        coalesce(forums.cycle_id, recommendations.forum_id) as cycle_id,
        origins.exists_from,
        recommendations.theme_id,
        themes.position as theme_position,
        case length(recommendations.target_date)
            when 10 then cast(recommendations.target_date as date)
            when 7 then last_day(cast(concat(recommendations.target_date, '-01') as date))
            when 4 then cast(concat(recommendations.target_date, '-12-31') as date)
        end as target_day,
        coalesce(regions_of.regions, '') as regions,
        coalesce(places_of.places, '') as places,
        coalesce(addressees_of.addressees, '') as addressees
    from recommendations
    inner join forums on forums.forum_id = recommendations.forum_id
    inner join marts.origins as origins on origins.forum_id = recommendations.forum_id
    inner join themes on themes.theme_id = recommendations.theme_id
    left join regions_of on regions_of.recommendation_id = recommendations.recommendation_id
    left join places_of on places_of.recommendation_id = recommendations.recommendation_id
    left join addressees_of on addressees_of.recommendation_id = recommendations.recommendation_id
)
select
    item,
    recommendation_id,
    forum_id,
    cycle_id,
    exists_from,
    theme_id,
    theme_position,
    target_day,
    regions,
    places,
    addressees
from final
order by item;
