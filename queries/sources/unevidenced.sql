-- parts: standing
-- Recommendations without evidence at a day, the longest waiting first: whom to ask, and when it was last looked for.
with
waiting as (
    select item, recommendation_id, regions
    from standing
    where status = 'no_evidence'
),

asked as (
    select
        addressees.recommendation_id,
        string_agg(institutions.name_en, '; ' order by addressees.role, institutions.institution_id) as addressees_en,
        string_agg(institutions.name_ru, '; ' order by addressees.role, institutions.institution_id) as addressees_ru,
        string_agg(institutions.name_tg, '; ' order by addressees.role, institutions.institution_id) as addressees_tg
    from recommendation_addressees as addressees
    inner join institutions on institutions.institution_id = addressees.institution_id
    group by addressees.recommendation_id
),

final as (
    select
        items.recommendation_id,
        items.forum_id,
        items.forum_en as forum_title_en,
        items.forum_ru as forum_title_ru,
        items.forum_tg as forum_title_tg,
        items.exists_from,
        items.theme_id,
        items.theme_en,
        items.theme_ru,
        items.theme_tg,
        items.text_en,
        items.text_ru,
        items.text_tg,
        waiting.regions,
        asked.addressees_en,
        asked.addressees_ru,
        asked.addressees_tg,
        list_max(list_filter(items.searched_on, lambda day: day <= cast($as_of as date))) as last_search,
        sources.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher,
        sources.licence
    from waiting
    inner join marts.items as items on items.item = waiting.item
    inner join recommendations on recommendations.recommendation_id = waiting.recommendation_id
    inner join sources on sources.source_id = recommendations.source_id
    left join asked on asked.recommendation_id = waiting.recommendation_id
    where (
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), items.theme_id)
        )
        and (
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or items.recommendation_id in (
                select recommendation_id from recommendation_regions
                where list_contains(cast($region as varchar[]), region_code)
            )
        )
)
select * from final
order by exists_from, forum_id, recommendation_id
