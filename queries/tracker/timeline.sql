-- parts: found, standing, filtered
with
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
    select item, sort_number, sort_group, sort_backward, recommendation_id
    from keyed
    order by sort_number nulls last, sort_group, sort_backward desc, recommendation_id
    limit $row_limit offset $row_offset
),

placed as (
    select
        item,
        cast($row_offset as integer) + cast(row_number() over (order by sort_number nulls last, sort_group, sort_backward desc, recommendation_id) as integer) as position
    from page
),

counted as (
    select cast(count(*) as integer) as total from filtered
),

final as (
    select
        placed.position,
        evidence.event_id,
        evidence.recommendation_id,
        items.forum_id,
        tracked.cycle_id,
        items.exists_from as origin_date,
        items.text_en,
        items.text_ru,
        items.text_tg,
        evidence.effective_date,
        evidence.date,
        evidence.date_note,
        evidence.status,
        evidence.status_rank,
        evidence.is_baseline,
        evidence.counts,
        evidence.confidence,
        evidence.evidence_en,
        evidence.evidence_ru,
        evidence.evidence_tg,
        evidence.note,
        evidence.producer_en,
        evidence.producer_ru,
        evidence.producer_tg,
        evidence.voice,
        evidence.source_id,
        evidence.source_title,
        evidence.publisher,
        evidence.url,
        evidence.published,
        evidence.accessed,
        evidence.source_kind,
        evidence.original_publisher,
        counted.total
    from placed
    cross join counted
    inner join marts.items as items on items.item = placed.item
    inner join marts.tracked as tracked on tracked.item = placed.item
    inner join marts.evidence as evidence on evidence.item = placed.item
    where evidence.effective_date is null
        or evidence.effective_date <= cast($as_of as date)
)
select * from final
order by position, effective_date nulls last, event_id
