-- One row per recommendation with the forum it comes from and its theme, so that a screen joins nothing.
--
-- `searched_on` lists the days of the searches of our own that found nothing: shown beside an item, never counted.
create table marts.items as
with
searched as (
    select
        item,
        array_agg(distinct effective_date) as searched_on
    from marts.evidence
    where voice is null
        and status = 'no_evidence'
        and effective_date is not null
    group by item
),

final as (
    select
        tracked.item,
        recommendations.recommendation_id,
        recommendations.forum_id,
        tracked.cycle_id,
        forums.kind as forum_kind,
        forums.title_en as forum_en,
        forums.title_ru as forum_ru,
        forums.title_tg as forum_tg,
        forums.date as forum_date,
        origins.exists_from,
        recommendations.theme_id,
        themes.position as theme_position,
        themes.name_en as theme_en,
        themes.name_ru as theme_ru,
        themes.name_tg as theme_tg,
        recommendations.text_en,
        recommendations.text_ru,
        recommendations.text_tg,
        recommendations.basis,
        recommendations.verifiable,
        recommendations.target_date,
        tracked.target_day,
        searched.searched_on
    from recommendations
    inner join marts.tracked as tracked on tracked.recommendation_id = recommendations.recommendation_id
    inner join forums on forums.forum_id = recommendations.forum_id
    inner join marts.origins as origins on origins.forum_id = recommendations.forum_id
    inner join themes on themes.theme_id = recommendations.theme_id
    left join searched on searched.item = tracked.item
)
select
    item,
    recommendation_id,
    forum_id,
    cycle_id,
    forum_kind,
    forum_en,
    forum_ru,
    forum_tg,
    forum_date,
    exists_from,
    theme_id,
    theme_position,
    theme_en,
    theme_ru,
    theme_tg,
    text_en,
    text_ru,
    text_tg,
    basis,
    verifiable,
    target_date,
    target_day,
    searched_on
from final
order by item;
