-- One row per status event, with the day it takes effect, whose voice it is and whether it counts.
-- Counts: dated, with a voice (a search of our own has none), after or on the day of the recommendation
-- and not its starting point, and says more than that nothing is known. Undated rows are never baseline
-- by date, and never count. Texts, producer and source stand beside, so that a screen joins nothing.
create table marts.evidence as
with
dated as (
    select
        status_events.event_id,
        status_events.recommendation_id,
        status_events.date,
        status_events.status,
        status_events.is_baseline,
        status_events.producer_id,
        status_events.source_id,
        status_events.confidence,
        status_events.date_note_en,
        status_events.date_note_ru,
        status_events.date_note_tg,
        status_events.note,
        status_events.evidence_en,
        status_events.evidence_ru,
        status_events.evidence_tg,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.kind as source_kind,
        sources.original_publisher,
        cast(sources.accessed as date) as accessed,
        case length(status_events.date)
            when 10 then cast(status_events.date as date)
            when 7 then last_day(cast(concat(status_events.date, '-01') as date))
            when 4 then cast(concat(status_events.date, '-12-31') as date)
        end as last_possible,
        length(status_events.date) < 10 as is_partial
    from status_events
    inner join sources on sources.source_id = status_events.source_id
),

effective as (
    select
        dated.*,
        case
            when is_partial and accessed < last_possible then accessed
            else last_possible
        end as effective_date
    from dated
),

placed as (
    select
        effective.event_id,
        effective.recommendation_id,
        recommendations.forum_id,
        tracked.item,
        effective.effective_date,
        effective.date,
        producers.voice,
        effective.producer_id,
        effective.status,
        case effective.status
            when 'regressed' then 1
            when 'not_started' then 2
            when 'in_progress' then 3
            when 'partially_implemented' then 4
            when 'implemented' then 5
        end as status_rank,
        effective.is_baseline
        or coalesce(effective.effective_date < origins.exists_from, false) as is_baseline,
        effective.source_id,
        effective.confidence,
        effective.date_note_en,
        effective.date_note_ru,
        effective.date_note_tg,
        effective.note,
        effective.evidence_en,
        effective.evidence_ru,
        effective.evidence_tg,
        producers.name_en as producer_en,
        producers.name_ru as producer_ru,
        producers.name_tg as producer_tg,
        effective.source_title,
        effective.publisher,
        effective.url,
        effective.published,
        effective.accessed,
        effective.source_kind,
        effective.original_publisher
    from effective
    inner join recommendations on recommendations.recommendation_id = effective.recommendation_id
    inner join marts.origins as origins on origins.forum_id = recommendations.forum_id
    inner join marts.tracked as tracked on tracked.recommendation_id = effective.recommendation_id
    inner join producers on producers.producer_id = effective.producer_id
),

final as (
    select
        placed.*,
        effective_date is not null
        and voice is not null
        and not is_baseline
        and status <> 'no_evidence' as counts
    from placed
)
select
    event_id,
    recommendation_id,
    forum_id,
    item,
    effective_date,
    date,
    voice,
    producer_id,
    status,
    status_rank,
    is_baseline,
    counts,
    source_id,
    confidence,
    date_note_en,
    date_note_ru,
    date_note_tg,
    note,
    evidence_en,
    evidence_ru,
    evidence_tg,
    producer_en,
    producer_ru,
    producer_tg,
    source_title,
    publisher,
    url,
    published,
    accessed,
    source_kind,
    original_publisher
from final
order by item, effective_date, event_id;
