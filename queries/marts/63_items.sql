-- One row per recommendation with the forum it comes from and its theme, so that a screen joins nothing.
create table marts.items as
with
final as (
    select
        tracked.item,
        recommendations.recommendation_id,
        recommendations.forum_id,
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
        recommendations.target_date
    from recommendations
    inner join marts.tracked as tracked on tracked.recommendation_id = recommendations.recommendation_id
    inner join forums on forums.forum_id = recommendations.forum_id
    inner join marts.origins as origins on origins.forum_id = recommendations.forum_id
    inner join themes on themes.theme_id = recommendations.theme_id
)
select
    item,
    recommendation_id,
    forum_id,
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
    target_date
from final
order by item;
