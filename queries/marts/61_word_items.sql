-- The words that recommendations are searched by, one row per word and item it stands in: words of their id and text,
-- of their addressees, their forum, their regions and places, in three languages and by the names they had before.
--
-- Words are parted by spaces and folded: small letters, ё as е, the Tajik letters as the Russian ones typed in their
-- stead, and then each Cyrillic letter as one sign of a single byte (capitals, of which no others are left), which is
-- searched four times as fast. `parts/found` parts and folds what is looked for in the same way.
create table marts.word_items as
with
texts as (
    select
        recommendation_id,
        concat_ws(' ', recommendation_id, text_en, text_ru, text_tg) as words
    from recommendations
    union all
    select
        recommendations.recommendation_id,
        concat_ws(' ', forums.title_en, forums.title_ru, forums.title_tg) as words
    from recommendations
    inner join forums on forums.forum_id = recommendations.forum_id
    union all
    select
        recommendation_addressees.recommendation_id,
        concat_ws(' ', institutions.name_en, institutions.name_ru, institutions.name_tg) as words
    from recommendation_addressees
    inner join institutions on institutions.institution_id = recommendation_addressees.institution_id
    union all
    select
        recommendation_regions.recommendation_id,
        concat_ws(
            ' ',
            regions.name_en,
            regions.name_ru,
            regions.name_tg,
            regions.short_en,
            regions.short_ru,
            regions.short_tg,
            regions.also_known_as
        ) as words
    from recommendation_regions
    inner join regions on regions.region_code = recommendation_regions.region_code
    where regions.kind <> 'nation'
    union all
    select
        recommendation_regions.recommendation_id,
        concat_ws(' ', places.name_en, places.name_ru, places.name_tg, places.also_known_as) as words
    from recommendation_regions
    inner join places on places.place_id = recommendation_regions.place_id
),

parted as (
    select distinct
        recommendation_id,
        unnest(
            string_split(
                translate(
                    lower(words),
                    'ёӣӯғқҳҷабвгдежзийклмнопрстуфхцчшщъыьэюя',
                    'EIUGKXHABVGDEJZIYKLMNOPRSTUFXCHWQ^|~{}_'
                ),
                ' '
            )
        ) as word
    from texts
),

final as (
    select
        parted.word,
        tracked.item
    from parted
    inner join marts.tracked as tracked on tracked.recommendation_id = parted.recommendation_id
    where parted.word <> ''
)
select
    word,
    item
from final
order by word, item;
