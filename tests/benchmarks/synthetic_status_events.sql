-- Evidence on each synthetic recommendation, $events on each: mostly dated reports by all voices after its origin,
-- and, as in life, starting points older than it, reports without a date, and searches that found nothing.
with producers as (
    select p.producer_id, row_number() over (order by p.producer_id) - 1 as position
    from reference.producers as p
    where p.voice is not null
),

sources as (
    select s.source_id, row_number() over (order by s.source_id) - 1 as position
    from reference.sources as s
    where s.accessed >= '2026-11-21'
),

evidence as (
    select e.evidence_en, e.evidence_ru, e.evidence_tg, row_number() over (order by e.event_id) - 1 as position
    from reference.status_events as e
),

origins as (
    select
        r.recommendation_id,
        case length(f.date)
            when 10 then cast(f.date as date)
            when 7 then last_day(cast(f.date || '-01' as date))
            else cast(f.date || '-12-31' as date)
        end as origin
    from reference.synthetic_recommendations as r
    inner join reference.forums as f on r.forum_id = f.forum_id
),

sizes as (
    select
        (select count(*) from producers) as producers,
        (select count(*) from sources) as sources,
        (select count(*) from evidence) as evidence
),

drawn as (
    select
        o.recommendation_id,
        n.range as number,
        o.origin,
        case hash(o.recommendation_id, n.range, 'kind') % 20
            when 0 then 'baseline'
            when 1 then 'undated'
            when 2 then 'search'
            else 'report'
        end as kind,
        cast(hash(o.recommendation_id, n.range, 'day') % 3000 as integer) as days,
        hash(o.recommendation_id, n.range, 'status') % 20 as status_draw
    from origins as o
    cross join range(cast($events as bigint)) as n
),

final as (
    select
        d.recommendation_id || '-e' || cast(d.number + 1 as varchar) as event_id,
        d.recommendation_id,
        case d.kind
            when 'baseline' then cast(cast(d.origin - to_days(d.days + 1) as date) as varchar)
            when 'search' then '2026-11-20'
            when 'report' then cast(
                cast(d.origin + to_days(d.days % greatest(date_diff('day', d.origin, date '2026-11-20'), 1)) as date)
                as varchar
            )
        end as date,
        case
            when d.kind = 'search' then 'no_evidence'
            when d.status_draw = 0 then 'not_assessable'
            when d.status_draw = 1 then 'no_evidence'
            when d.status_draw <= 3 then 'regressed'
            when d.status_draw <= 7 then 'not_started'
            when d.status_draw <= 13 then 'in_progress'
            when d.status_draw <= 17 then 'partially_implemented'
            else 'implemented'
        end as status,
        case when d.kind = 'search' then 'paygiri' else p.producer_id end as producer_id,
        e.evidence_en,
        e.evidence_ru,
        e.evidence_tg,
        s.source_id,
        case when d.kind = 'baseline' then 'true' else 'false' end as is_baseline,
        cast(null as varchar) as date_note_en,
        cast(null as varchar) as date_note_ru,
        cast(null as varchar) as date_note_tg,
        'low' as confidence,
        'Synthetic, for measuring growth.' as note
    from drawn as d
    cross join sizes as z
    inner join producers as p on hash(d.recommendation_id, d.number, 'producer') % z.producers = p.position
    inner join sources as s on hash(d.recommendation_id, d.number, 'source') % z.sources = s.position
    inner join evidence as e on hash(d.recommendation_id, d.number, 'evidence') % z.evidence = e.position
)

select * from final
order by recommendation_id, event_id
