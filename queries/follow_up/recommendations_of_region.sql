-- parts: standing, year_before, moved
with
named as (
    select
        recommendation_id,
        max(case when region_code = $region then 1 else 0 end) as is_own,
        min(case when region_code = $region then place_id end) as place_id
    from recommendation_regions
    where region_code = $region or region_code = 'TJ'
    group by recommendation_id
),

final as (
    select
        held.recommendation_id,
        case when named.is_own = 1 and $region <> 'TJ' then 'region' else 'nation' end as scope,
        named.place_id,
        places.name_en as place_en,
        places.name_ru as place_ru,
        places.name_tg as place_tg,
        items.forum_id,
        items.forum_kind,
        items.forum_en,
        items.forum_ru,
        items.forum_tg,
        items.exists_from,
        items.theme_id,
        items.theme_position,
        items.theme_en,
        items.theme_ru,
        items.theme_tg,
        items.text_en,
        items.text_ru,
        items.text_tg,
        items.basis,
        items.target_date,
        held.status,
        held.headline,
        held.contested,
        case when held.freshness <> 'none' then held.freshness end as freshness,
        held.move,
        held.state_status,
        held.civil_society_status,
        held.international_status,
        held.academic_status,
        held.media_status,
        held.headline_date,
        held.headline_event,
        evidence.producer_en,
        evidence.producer_ru,
        evidence.producer_tg,
        held.headline_voice as voice,
        evidence.source_id,
        evidence.source_title,
        evidence.publisher,
        evidence.url,
        evidence.published,
        evidence.accessed,
        evidence.source_kind,
        evidence.original_publisher
    from moved as held
    inner join named on named.recommendation_id = held.recommendation_id
    left join places on places.place_id = named.place_id
    inner join marts.items as items on items.item = held.item
    left join marts.evidence_sources as evidence
        on evidence.producer_id = held.headline_producer
        and evidence.source_id = held.headline_source
)
select * from final
order by scope desc, exists_from desc, forum_id, recommendation_id
