-- The part `chosen` holds the filters and is the same in every question of this folder that takes them.
with
chosen as (
    select project_id
    from marts.projects
    where (coalesce($project, '') = '' or project_id = $project)
        and (coalesce($donor, '') = '' or list_contains(string_split(donors, ' '), $donor))
        and (coalesce($region, '') = '' or list_contains(string_split(regions, ' '), $region))
        and (coalesce($theme, '') = '' or list_contains(string_split(themes, ' '), $theme))
        and (starts_on is null or starts_on <= cast($as_of as date))
),

final as (
    select
        touching.project_id,
        items.recommendation_id,
        items.forum_id,
        items.forum_en as forum_title_en,
        items.forum_ru as forum_title_ru,
        items.forum_tg as forum_title_tg,
        items.exists_from as origin_date,
        items.theme_id,
        items.text_en,
        items.text_ru,
        items.text_tg,
        touching.reason_en,
        touching.reason_ru,
        touching.reason_tg,
        held.status,
        held.status_rank,
        held.headline,
        held.contested,
        case
            when held.status_rank is null then 'none'
            when held.headline_date >= cast(cast($as_of as date) - interval '12' month as date) then 'fresh'
            when held.headline_date >= cast(cast($as_of as date) - interval '24' month as date) then 'stale'
            else 'expired'
        end as freshness,
        held.headline_date,
        held.headline_event,
        headlines.producer_en,
        headlines.producer_ru,
        headlines.producer_tg,
        headlines.voice,
        headlines.source_id,
        headlines.source_title,
        headlines.publisher,
        headlines.url,
        headlines.published,
        headlines.accessed,
        headlines.source_kind,
        headlines.original_publisher
    from chosen
    inner join project_recommendations as touching on touching.project_id = chosen.project_id
    inner join marts.items as items on items.recommendation_id = touching.recommendation_id
    inner join marts.status_spans as held on held.recommendation_id = touching.recommendation_id
    left join marts.evidence as headlines on headlines.event_id = held.headline_event
    where held.valid_from <= cast($as_of as date)
        and cast($as_of as date) < held.valid_to
    order by items.exists_from desc, items.forum_id, items.recommendation_id, touching.project_id
    limit $row_limit
)
select * from final
order by origin_date desc, forum_id, recommendation_id, project_id
