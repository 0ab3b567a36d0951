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

told as (
    select
        newest.*,
        case when turns.headline_date = newest.changed_on then turns.headline_event end as changed_by
    from newest
    inner join marts.status_spans as turns on turns.item = newest.item and turns.valid_from = newest.changed_on
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
            when told.status_before is null then 'new_item'
            when told.status_before = 'no_evidence' and told.status_rank_after is not null then 'first_evidence'
            when told.status_rank_after > told.status_rank_before then 'forward'
            when told.status_rank_after < told.status_rank_before then 'back'
            when told.contested_after and not told.contested_before then 'now_contested'
            when told.contested_before and not told.contested_after then 'no_longer_contested'
            else 'other'
        end as direction,
        told.changed_on,
        told.changed_by,
        told.status_before,
        told.headline_before,
        told.contested_before,
        told.status_after,
        told.headline_after,
        told.contested_after,
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
    from told
    cross join counted
    inner join marts.items as items on items.item = told.item
    left join marts.evidence as turning on turning.item = told.item and turning.event_id = told.changed_by
)
select * from final
order by changed_on desc, recommendation_id
