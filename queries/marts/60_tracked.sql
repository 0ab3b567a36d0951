-- What the tracker finds a recommendation by: its cycle, theme and target day, the regions, places and institutions
-- it names, and its words (its id, its text, its addressees, its forum, its regions and places in three languages and
-- by the names they had before).
--
-- Items are numbered in the order of their forums: a whole number is found faster than a text, and the rows of
-- one forum lie together. The number holds for one warehouse only and never leaves it.
-- The words are folded: small letters, ё as е, the Tajik letters as the Russian ones typed in their stead, and then
-- each Cyrillic letter as one sign of a single byte (capitals, of which no others are left), which is searched four
-- times as fast. `parts/found` folds what is looked for in the same way.
create table marts.tracked as
with
named_regions as (
    select
        recommendation_regions.recommendation_id,
        recommendation_regions.region_code,
        regions.position,
        case
            when regions.kind <> 'nation'
                then concat_ws(
                    ' ',
                    regions.name_en,
                    regions.name_ru,
                    regions.name_tg,
                    regions.short_en,
                    regions.short_ru,
                    regions.short_tg,
                    regions.also_known_as
                )
        end as names
    from recommendation_regions
    inner join regions on regions.region_code = recommendation_regions.region_code
    group by
        recommendation_regions.recommendation_id,
        recommendation_regions.region_code,
        regions.position,
        regions.kind,
        regions.name_en,
        regions.name_ru,
        regions.name_tg,
        regions.short_en,
        regions.short_ru,
        regions.short_tg,
        regions.also_known_as
),

regions_of as (
    select
        recommendation_id,
        string_agg(region_code, ' ' order by position) as regions,
        string_agg(names, ' ' order by position) as names
    from named_regions
    group by recommendation_id
),

places_of as (
    select
        recommendation_regions.recommendation_id,
        string_agg(recommendation_regions.place_id, ' ' order by recommendation_regions.place_id) as places,
        string_agg(
            concat_ws(' ', places.name_en, places.name_ru, places.name_tg, places.also_known_as),
            ' ' order by recommendation_regions.place_id
        ) as names
    from recommendation_regions
    inner join places on places.place_id = recommendation_regions.place_id
    group by recommendation_regions.recommendation_id
),

addressees_of as (
    select
        recommendation_addressees.recommendation_id,
        string_agg(
            recommendation_addressees.institution_id,
            ' ' order by recommendation_addressees.role, recommendation_addressees.institution_id
        ) as addressees,
        string_agg(
            concat_ws(' ', institutions.name_en, institutions.name_ru, institutions.name_tg),
            ' ' order by recommendation_addressees.role, recommendation_addressees.institution_id
        ) as names
    from recommendation_addressees
    inner join institutions on institutions.institution_id = recommendation_addressees.institution_id
    group by recommendation_addressees.recommendation_id
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
        coalesce(addressees_of.addressees, '') as addressees,
        translate(
            lower(
                concat_ws(
                    ' ',
                    recommendations.recommendation_id,
                    recommendations.text_en,
                    recommendations.text_ru,
                    recommendations.text_tg,
                    addressees_of.names,
                    forums.title_en,
                    forums.title_ru,
                    forums.title_tg,
                    regions_of.names,
                    places_of.names
                )
            ),
            'ёӣӯғқҳҷабвгдежзийклмнопрстуфхцчшщъыьэюя',
            'EIUGKXHABVGDEJZIYKLMNOPRSTUFXCHWQ^|~{}_'
        ) as folded
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
    addressees,
    folded
from final
order by item;
