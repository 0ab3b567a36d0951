-- What the tracker filters by: one row per recommendation with its cycle, the last day by which it was to be
-- done, and the words it is found by (its id, its text, its addressees and its forum in three languages).
-- The words are folded: small letters, ё as е, and the Tajik letters as the Russian ones typed in their stead.
create table marts.tracked as
with
addressed as (
    select
        recommendation_addressees.recommendation_id,
        string_agg(
            concat_ws(' ', institutions.name_en, institutions.name_ru, institutions.name_tg),
            ' ' order by recommendation_addressees.institution_id
        ) as names
    from recommendation_addressees
    inner join institutions on institutions.institution_id = recommendation_addressees.institution_id
    group by recommendation_addressees.recommendation_id
),

final as (
    select
        items.recommendation_id,
        items.forum_id,
        coalesce(forums.cycle_id, items.forum_id) as cycle_id,
        items.exists_from,
        items.theme_id,
        items.theme_position,
        case length(items.target_date)
            when 10 then cast(items.target_date as date)
            when 7 then last_day(cast(concat(items.target_date, '-01') as date))
            when 4 then cast(concat(items.target_date, '-12-31') as date)
        end as target_day,
        translate(
            lower(
                concat_ws(
                    ' ', items.recommendation_id, items.text_en, items.text_ru, items.text_tg,
                    addressed.names, items.forum_en, items.forum_ru, items.forum_tg
                )
            ),
            'ёӣӯғқҳҷ', 'еиугкхч'
        ) as folded
    from marts.items as items
    inner join forums on forums.forum_id = items.forum_id
    left join addressed on addressed.recommendation_id = items.recommendation_id
)
select
    recommendation_id,
    forum_id,
    cycle_id,
    exists_from,
    theme_id,
    theme_position,
    target_day,
    folded
from final
order by forum_id, recommendation_id;
