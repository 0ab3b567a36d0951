-- parts: found, standing, filtered
-- The newest 1,000 changes are handed on; `total` says how many there are.
with
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
        items.cycle_id,
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
    left join marts.evidence as turning on turning.item = newest.item and turning.event_id = newest.changed_by
)
select * from final
order by changed_on desc, recommendation_id
