-- The first three parts hold the filters and are the same in every question of the tracker that takes them.
with
found as (
    select item
    from marts.tracked
    where length(trim($q)) between 1 and 300
        and array_length(
            list_filter(
                string_split(translate(lower($q), 'ёӣӯғқҳҷ', 'еиугкхч'), ' '),
                lambda word: not contains(folded, word)
            )
        ) = 0
),

judged as (
    select
        spans.*,
        case
            when status_rank is null then 'none'
            when headline_date >= cast(cast($as_of as date) - interval '12' month as date) then 'fresh'
            when headline_date >= cast(cast($as_of as date) - interval '24' month as date) then 'stale'
            else 'expired'
        end as freshness,
        coalesce(target_day < cast($as_of as date), false) and status <> 'implemented' as overdue
    from marts.status_spans as spans
    where valid_from <= cast($as_of as date)
        and cast($as_of as date) < valid_to
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
                select recommendation_id from recommendation_regions
                where list_contains(cast($region as varchar[]), region_code)
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
            or item in (select item from found)
        )
),

histories as (
    select
        spans.recommendation_id,
        spans.valid_from,
        spans.valid_to,
        spans.status,
        spans.status_rank,
        spans.headline,
        spans.contested,
        spans.headline_date,
        spans.headline_event,
        lag(spans.status) over (partition by spans.recommendation_id order by spans.valid_from) as status_before,
        lag(spans.headline) over (partition by spans.recommendation_id order by spans.valid_from) as headline_before,
        lag(spans.contested) over (partition by spans.recommendation_id order by spans.valid_from) as contested_before
    from marts.status_spans as spans
    inner join filtered on filtered.item = spans.item
    where spans.valid_from <= cast($as_of as date)
        and cast($since as date) < cast($as_of as date)
),

before as (
    select recommendation_id, status, status_rank, headline, contested
    from histories
    where valid_from <= cast($since as date)
        and cast($since as date) < valid_to
),

turns as (
    select
        recommendation_id,
        valid_from as changed_on,
        case when headline_date = valid_from then headline_event end as changed_by,
        row_number() over (partition by recommendation_id order by valid_from desc) as place
    from histories
    where valid_from > cast($since as date)
        and (
            status_before is null
            or status <> status_before
            or headline <> headline_before
            or contested <> contested_before
        )
),

compared as (
    select
        filtered.recommendation_id,
        turns.changed_on,
        turns.changed_by,
        before.status as status_before,
        before.status_rank as status_rank_before,
        before.headline as headline_before,
        before.contested as contested_before,
        filtered.status as status_after,
        filtered.status_rank as status_rank_after,
        filtered.headline as headline_after,
        filtered.contested as contested_after
    from filtered
    inner join turns on turns.recommendation_id = filtered.recommendation_id and turns.place = 1
    left join before on before.recommendation_id = filtered.recommendation_id
    where before.status is null
        or before.status <> filtered.status
        or before.headline <> filtered.headline
        or before.contested <> filtered.contested
),

final as (
    select
        items.recommendation_id,
        items.forum_id,
        items.forum_kind,
        items.forum_en as forum_title_en,
        items.forum_ru as forum_title_ru,
        items.forum_tg as forum_title_tg,
        tracked.cycle_id,
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
        case
            when compared.status_before is null then 'new_item'
            when compared.status_before = 'no_evidence' and compared.status_rank_after is not null then 'first_evidence'
            when compared.status_rank_after > compared.status_rank_before then 'forward'
            when compared.status_rank_after < compared.status_rank_before then 'back'
            when compared.contested_after and not compared.contested_before then 'now_contested'
            when compared.contested_before and not compared.contested_after then 'no_longer_contested'
            else 'other'
        end as direction,
        compared.changed_on,
        compared.changed_by,
        compared.status_before,
        compared.headline_before,
        compared.contested_before,
        compared.status_after,
        compared.headline_after,
        compared.contested_after,
        turning.date as event_date,
        turning.status as event_status,
        turning.evidence_en,
        turning.evidence_ru,
        turning.evidence_tg,
        turning.producer_en,
        turning.producer_ru,
        turning.producer_tg,
        turning.voice,
        turning.source_id,
        turning.source_title,
        turning.publisher,
        turning.url,
        turning.published,
        turning.accessed,
        turning.source_kind,
        turning.original_publisher
    from compared
    inner join marts.items as items on items.recommendation_id = compared.recommendation_id
    inner join marts.tracked as tracked on tracked.recommendation_id = compared.recommendation_id
    left join marts.evidence as turning on turning.event_id = compared.changed_by
)
select * from final
order by changed_on desc, recommendation_id
