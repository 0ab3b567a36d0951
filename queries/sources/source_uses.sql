-- What one source supports: indicators, recommendations, projects, events, concerns, claims, each with its name.
with
supported as (
    select used_as, item_id, producer_id, uses, first_year, last_year
    from marts.source_uses
    where source_id = $id
    union all
    select
        'claim' as used_as,
        claim_id as item_id,
        cast(null as varchar) as producer_id,
        1 as uses,
        cast(null as integer) as first_year,
        cast(null as integer) as last_year
    from claims
    where document_source_id = $id
    union all
    select
        'claim_evidence' as used_as,
        claim_id as item_id,
        cast(null as varchar) as producer_id,
        1 as uses,
        cast(null as integer) as first_year,
        cast(null as integer) as last_year
    from claims
    where evidence_source_id = $id
),

final as (
    select
        case supported.used_as
            when 'observation' then 1
            when 'evidence' then 2
            when 'recommendation' then 3
            when 'forum' then 4
            when 'project' then 5
            when 'result' then 6
            when 'event' then 7
            when 'priority' then 8
            when 'claim' then 9
            else 10
        end as position,
        supported.used_as,
        supported.item_id,
        coalesce(
            indicators.name_en, recommendations.text_en, forums.title_en, projects.title_en, events.title_en,
            priorities.title_en, claims.statement_en
        ) as name_en,
        coalesce(
            indicators.name_ru, recommendations.text_ru, forums.title_ru, projects.title_ru, events.title_ru,
            priorities.title_ru, claims.statement_ru
        ) as name_ru,
        coalesce(
            indicators.name_tg, recommendations.text_tg, forums.title_tg, projects.title_tg, events.title_tg,
            priorities.title_tg, claims.statement_tg
        ) as name_tg,
        coalesce(supported.producer_id, '') as producer_id,
        producers.name_en as producer_en,
        producers.name_ru as producer_ru,
        producers.name_tg as producer_tg,
        producers.voice,
        supported.uses,
        supported.first_year,
        supported.last_year
    from supported
    left join indicators on supported.used_as = 'observation' and indicators.indicator_id = supported.item_id
    left join recommendations
        on supported.used_as in ('evidence', 'recommendation')
        and recommendations.recommendation_id = supported.item_id
    left join forums on supported.used_as = 'forum' and forums.forum_id = supported.item_id
    left join projects on supported.used_as in ('project', 'result') and projects.project_id = supported.item_id
    left join events on supported.used_as = 'event' and events.event_id = supported.item_id
    left join priorities on supported.used_as = 'priority' and priorities.priority_id = supported.item_id
    left join claims on supported.used_as in ('claim', 'claim_evidence') and claims.claim_id = supported.item_id
    left join producers on producers.producer_id = supported.producer_id
)
select * from final
order by position, used_as, item_id, producer_id
