-- The first three parts hold the filters and are the same in every question of the tracker that takes them.
-- The newest 1,000 changes are handed on; `total` says how many there are.
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
            or forum_id in (
                select forums.forum_id
                from forums
                where list_contains(cast($forum as varchar[]), forums.forum_id)
                    or list_contains(cast($forum as varchar[]), forums.cycle_id)
            )
        )
        and (
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), theme_id)
        )
        and (
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or array_length(
                list_filter(string_split(regions, ' '), lambda code: list_contains(cast($region as varchar[]), code))
            ) > 0
        )
        and (
            coalesce(array_length(cast($institution as varchar[])), 0) = 0
            or array_length(
                list_filter(string_split(addressees, ' '), lambda code: list_contains(cast($institution as varchar[]), code))
            ) > 0
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

before as (
    select item, status, status_rank, headline, contested
    from marts.status_spans
    where cast($since as date) < cast($as_of as date)
        and valid_from <= cast($since as date)
        and cast($since as date) < valid_to
),

turned as (
    select item, max(valid_from) as changed_on
    from marts.status_spans
    where turns
        and cast($since as date) < valid_from
        and valid_from <= cast($as_of as date)
    group by item
),

compared as (
    select
        filtered.item,
        filtered.recommendation_id,
        turned.changed_on,
        case when turns.headline_date = turned.changed_on then turns.headline_event end as changed_by,
        before.status as status_before,
        before.status_rank as status_rank_before,
        before.headline as headline_before,
        before.contested as contested_before,
        filtered.status as status_after,
        filtered.status_rank as status_rank_after,
        filtered.headline as headline_after,
        filtered.contested as contested_after
    from filtered
    inner join turned on turned.item = filtered.item
    inner join marts.status_spans as turns on turns.item = turned.item and turns.valid_from = turned.changed_on
    left join before on before.item = filtered.item
    where before.status is null
        or before.status <> filtered.status
        or before.headline <> filtered.headline
        or before.contested <> filtered.contested
),

counted as (
    select cast(count(*) as integer) as total from compared
),

newest as (
    select compared.*
    from compared
    order by changed_on desc, recommendation_id
    limit 1000
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
            when newest.status_before is null then 'new_item'
            when newest.status_before = 'no_evidence' and newest.status_rank_after is not null then 'first_evidence'
            when newest.status_rank_after > newest.status_rank_before then 'forward'
            when newest.status_rank_after < newest.status_rank_before then 'back'
            when newest.contested_after and not newest.contested_before then 'now_contested'
            when newest.contested_before and not newest.contested_after then 'no_longer_contested'
            else 'other'
        end as direction,
        newest.changed_on,
        newest.changed_by,
        newest.status_before,
        newest.headline_before,
        newest.contested_before,
        newest.status_after,
        newest.headline_after,
        newest.contested_after,
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
        turning.original_publisher,
        counted.total
    from newest
    cross join counted
    inner join marts.items as items on items.item = newest.item
    inner join marts.tracked as tracked on tracked.item = newest.item
    left join marts.evidence as turning on turning.item = newest.item and turning.event_id = newest.changed_by
)
select * from final
order by changed_on desc, recommendation_id
