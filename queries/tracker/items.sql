-- The first two parts, which hold the filters, are the same in every question of the tracker that takes filters.
with
judged as (
    select
        spans.*,
        tracked.forum_id,
        tracked.cycle_id,
        tracked.exists_from,
        tracked.theme_id,
        tracked.theme_position,
        tracked.folded,
        case
            when spans.status_rank is null then 'none'
            when spans.headline_date >= cast(cast($as_of as date) - interval '12' month as date) then 'fresh'
            when spans.headline_date >= cast(cast($as_of as date) - interval '24' month as date) then 'stale'
            else 'expired'
        end as freshness,
        coalesce(tracked.target_day < cast($as_of as date), false) and spans.status <> 'implemented' as overdue
    from marts.status_spans as spans
    inner join marts.tracked as tracked on tracked.recommendation_id = spans.recommendation_id
    where spans.valid_from <= cast($as_of as date)
        and cast($as_of as date) < spans.valid_to
),

filtered as (
    select judged.*
    from judged
    where (
            coalesce(array_length(cast($forum as varchar[])), 0) = 0
            or list_contains(cast($forum as varchar[]), forum_id)
            or list_contains(cast($forum as varchar[]), cycle_id)
        )
        and (
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), theme_id)
        )
        and (
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or recommendation_id in (
                select recommendation_id from recommendation_regions where list_contains(cast($region as varchar[]), region_code)
            )
        )
        and (
            coalesce(array_length(cast($institution as varchar[])), 0) = 0
            or recommendation_id in (
                select recommendation_id from recommendation_addressees
                where list_contains(cast($institution as varchar[]), institution_id)
            )
        )
        and (
            coalesce(array_length(cast($status as varchar[])), 0) = 0
            or list_contains(cast($status as varchar[]), status)
        )
        and (
            coalesce(array_length(cast($voice as varchar[])), 0) = 0
            or (list_contains(cast($voice as varchar[]), 'state') and state_status is not null)
            or (list_contains(cast($voice as varchar[]), 'civil_society') and civil_society_status is not null)
            or (list_contains(cast($voice as varchar[]), 'international') and international_status is not null)
            or (list_contains(cast($voice as varchar[]), 'academic') and academic_status is not null)
            or (list_contains(cast($voice as varchar[]), 'media') and media_status is not null)
        )
        and (
            $contested is null
            or contested = cast($contested as boolean)
        )
        and (
            $stale is null
            or (freshness in ('stale', 'expired')) = cast($stale as boolean)
        )
        and (
            $overdue is null
            or overdue = cast($overdue as boolean)
        )
        and (
            coalesce(trim($q), '') = ''
            or (
                length($q) <= 300
                and array_length(
                    list_filter(
                        string_split(translate(lower($q), 'ёӣӯғқҳҷ', 'еиугкхч'), ' '),
                        lambda word: not contains(folded, word)
                    )
                ) = 0
            )
        )
),

keyed as (
    select
        filtered.*,
        case $sort
            when 'origin' then date_diff('day', date '1991-01-01', exists_from)
            when 'origin_desc' then date_diff('day', exists_from, date '1991-01-01')
            when 'status' then status_rank
            when 'status_desc' then 0 - status_rank
            when 'age' then date_diff('day', headline_date, cast($as_of as date))
            when 'age_desc' then date_diff('day', cast($as_of as date), headline_date)
            when 'theme' then theme_position
            when 'theme_desc' then 0 - theme_position
        end as sort_number,
        case
            when $sort in ('origin', 'origin_desc') then forum_id
            when $sort in ('status', 'status_desc') then status
        end as sort_group,
        case when $sort = 'id_desc' then recommendation_id end as sort_backward
    from filtered
),

page as (
    select keyed.*
    from keyed
    order by sort_number nulls last, sort_group, sort_backward desc, recommendation_id
    limit cast($row_limit as bigint) offset cast($row_offset as bigint)
),

placed as (
    select
        page.*,
        cast($row_offset as integer) + cast(row_number() over (order by sort_number nulls last, sort_group, sort_backward desc, recommendation_id) as integer) as position
    from page
),

counted as (
    select cast(count(*) as integer) as total from filtered
),

named_regions as (
    select distinct
        recommendation_regions.recommendation_id,
        recommendation_regions.region_code,
        regions.position
    from recommendation_regions
    inner join page on page.recommendation_id = recommendation_regions.recommendation_id
    inner join regions on regions.region_code = recommendation_regions.region_code
),

regions_of as (
    select recommendation_id, string_agg(region_code, ' ' order by position) as regions
    from named_regions
    group by recommendation_id
),

places_of as (
    select
        recommendation_regions.recommendation_id,
        string_agg(recommendation_regions.place_id, ' ' order by recommendation_regions.place_id) as places
    from recommendation_regions
    inner join page on page.recommendation_id = recommendation_regions.recommendation_id
    group by recommendation_regions.recommendation_id
),

addressees_of as (
    select
        recommendation_addressees.recommendation_id,
        string_agg(
            recommendation_addressees.institution_id,
            ' ' order by recommendation_addressees.role, recommendation_addressees.institution_id
        ) as addressees
    from recommendation_addressees
    inner join page on page.recommendation_id = recommendation_addressees.recommendation_id
    group by recommendation_addressees.recommendation_id
),

evidence_of as (
    select
        evidence.recommendation_id,
        cast(count(case when evidence.counts then 1 end) as integer) as evidence_count,
        max(case when evidence.voice is null and evidence.status = 'no_evidence' then evidence.effective_date end)
            as last_search
    from marts.evidence as evidence
    inner join page on page.recommendation_id = evidence.recommendation_id
    where evidence.effective_date <= cast($as_of as date)
    group by evidence.recommendation_id
),

final as (
    select
        placed.position,
        items.recommendation_id,
        items.forum_id,
        items.forum_kind,
        items.forum_en as forum_title_en,
        items.forum_ru as forum_title_ru,
        items.forum_tg as forum_title_tg,
        placed.cycle_id,
        items.exists_from as origin_date,
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
        placed.overdue,
        placed.status,
        placed.status_rank,
        placed.headline,
        placed.contested,
        placed.freshness,
        placed.headline_date,
        placed.headline_voice,
        placed.headline_event,
        cast(date_diff('day', placed.headline_date, cast($as_of as date)) as integer) as age_days,
        placed.state_status,
        placed.state_date,
        placed.state_event,
        placed.civil_society_status,
        placed.civil_society_date,
        placed.civil_society_event,
        placed.international_status,
        placed.international_date,
        placed.international_event,
        placed.academic_status,
        placed.academic_date,
        placed.academic_event,
        placed.media_status,
        placed.media_date,
        placed.media_event,
        coalesce(regions_of.regions, '') as regions,
        coalesce(places_of.places, '') as places,
        coalesce(addressees_of.addressees, '') as addressees,
        coalesce(evidence_of.evidence_count, 0) as evidence_count,
        evidence_of.last_search,
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
        headlines.original_publisher,
        counted.total
    from placed
    cross join counted
    inner join marts.items as items on items.recommendation_id = placed.recommendation_id
    left join regions_of on regions_of.recommendation_id = placed.recommendation_id
    left join places_of on places_of.recommendation_id = placed.recommendation_id
    left join addressees_of on addressees_of.recommendation_id = placed.recommendation_id
    left join evidence_of on evidence_of.recommendation_id = placed.recommendation_id
    left join marts.evidence as headlines on headlines.event_id = placed.headline_event
)
select * from final
order by position
