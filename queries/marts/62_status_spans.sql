-- Status as of any date, as spans: one row per recommendation per change of anything known of it.
-- A span holds from valid_from until the day before valid_to; the open one ends on 9999-12-31, so that
-- `valid_from <= $as_of and $as_of < valid_to` finds the one row of each recommendation that exists.
--
-- Per voice the latest counting event speaks; on one day the lower rank, then the lower event id.
-- The headline is the latest of any voice by the same order; `not_assessable`, which has no rank,
-- yields to ranked evidence of the same day. Where the state and an independent voice (civil society,
-- international, academic) hold different ranks the item is contested and counts at the lowest of them.
-- Media never contest. A headline of not_assessable is never contested.
--
-- `turns` marks a span whose status, headline or contest differs from the span before, or that has none before.
-- What a list is filtered and sorted by (forum, cycle, theme, target day, regions, addressees) stands beside,
-- so that a screen joins nothing, and rows stand in the order of the items, so that one forum is read without
-- the others.
create table marts.status_spans as
with
counting as (
    select
        recommendation_id,
        event_id,
        effective_date,
        voice,
        producer_id,
        source_id,
        status,
        status_rank
    from marts.evidence
    where counts
),

change_dates as (
    select recommendation_id, exists_from as valid_from from marts.tracked
    union
    select recommendation_id, effective_date as valid_from from counting
),

spans as (
    select
        recommendation_id,
        valid_from,
        coalesce(
            lead(valid_from) over (partition by recommendation_id order by valid_from),
            date '9999-12-31'
        ) as valid_to
    from change_dates
),

known as (
    select
        spans.recommendation_id,
        spans.valid_from,
        counting.event_id,
        counting.effective_date,
        counting.voice,
        counting.producer_id,
        counting.source_id,
        counting.status,
        counting.status_rank,
        count(*) over (partition by spans.recommendation_id, spans.valid_from) as evidence_count,
        row_number() over (
            partition by spans.recommendation_id, spans.valid_from, counting.voice
            order by
                counting.effective_date desc, coalesce(counting.status_rank, 9), counting.event_id
        ) as place_in_voice,
        row_number() over (
            partition by spans.recommendation_id, spans.valid_from
            order by
                counting.effective_date desc, coalesce(counting.status_rank, 9), counting.event_id
        ) as place_of_all
    from spans
    inner join counting
        on counting.recommendation_id = spans.recommendation_id
        and counting.effective_date <= spans.valid_from
),

voiced as (
    select
        recommendation_id,
        valid_from,
        max(case when place_of_all = 1 then status end) as headline,
        max(case when place_of_all = 1 then status_rank end) as headline_rank,
        max(case when place_of_all = 1 then effective_date end) as headline_date,
        max(case when place_of_all = 1 then event_id end) as headline_event,
        max(case when place_of_all = 1 then voice end) as headline_voice,
        max(case when place_of_all = 1 then producer_id end) as headline_producer,
        max(case when place_of_all = 1 then source_id end) as headline_source,
        max(evidence_count) as evidence_count,
        max(case when voice = 'state' then status end) as state_status,
        max(case when voice = 'state' then status_rank end) as state_rank,
        max(case when voice = 'state' then effective_date end) as state_date,
        max(case when voice = 'state' then event_id end) as state_event,
        max(case when voice = 'civil_society' then status end) as civil_society_status,
        max(case when voice = 'civil_society' then status_rank end) as civil_society_rank,
        max(case when voice = 'civil_society' then effective_date end) as civil_society_date,
        max(case when voice = 'civil_society' then event_id end) as civil_society_event,
        max(case when voice = 'international' then status end) as international_status,
        max(case when voice = 'international' then status_rank end) as international_rank,
        max(case when voice = 'international' then effective_date end) as international_date,
        max(case when voice = 'international' then event_id end) as international_event,
        max(case when voice = 'academic' then status end) as academic_status,
        max(case when voice = 'academic' then status_rank end) as academic_rank,
        max(case when voice = 'academic' then effective_date end) as academic_date,
        max(case when voice = 'academic' then event_id end) as academic_event,
        max(case when voice = 'media' then status end) as media_status,
        max(case when voice = 'media' then status_rank end) as media_rank,
        max(case when voice = 'media' then effective_date end) as media_date,
        max(case when voice = 'media' then event_id end) as media_event
    from known
    where place_in_voice = 1
    group by recommendation_id, valid_from
),

weighed as (
    select
        voiced.*,
        least(
            state_rank,
            coalesce(civil_society_rank, state_rank),
            coalesce(international_rank, state_rank),
            coalesce(academic_rank, state_rank)
        ) as lowest_rank,
        headline <> 'not_assessable'
        and (
            coalesce(civil_society_rank <> state_rank, false)
            or coalesce(international_rank <> state_rank, false)
            or coalesce(academic_rank <> state_rank, false)
        ) as contested
    from voiced
),

judged as (
    select
        spans.recommendation_id,
        spans.valid_from,
        spans.valid_to,
        coalesce(weighed.headline, 'no_evidence') as headline,
        case
            when weighed.headline is null then 'no_evidence'
            when not weighed.contested then weighed.headline
            when weighed.lowest_rank = 1 then 'regressed'
            when weighed.lowest_rank = 2 then 'not_started'
            when weighed.lowest_rank = 3 then 'in_progress'
            when weighed.lowest_rank = 4 then 'partially_implemented'
            when weighed.lowest_rank = 5 then 'implemented'
        end as status,
        case when weighed.contested then weighed.lowest_rank else weighed.headline_rank end as status_rank,
        coalesce(weighed.contested, false) as contested,
        weighed.state_status,
        weighed.civil_society_status,
        weighed.international_status,
        weighed.academic_status,
        weighed.media_status,
        weighed.state_date,
        weighed.state_event,
        weighed.civil_society_date,
        weighed.civil_society_event,
        weighed.international_date,
        weighed.international_event,
        weighed.academic_date,
        weighed.academic_event,
        weighed.media_date,
        weighed.media_event,
        weighed.headline_date,
        weighed.headline_event,
        weighed.headline_voice,
        weighed.headline_producer,
        weighed.headline_source,
        cast(coalesce(weighed.evidence_count, 0) as integer) as evidence_count,
        tracked.item,
        tracked.forum_id,
        tracked.cycle_id,
        tracked.exists_from,
        tracked.theme_id,
        tracked.theme_position,
        tracked.target_day,
        tracked.regions,
        tracked.places,
        tracked.addressees
    from spans
    inner join marts.tracked as tracked on tracked.recommendation_id = spans.recommendation_id
    left join weighed
        on weighed.recommendation_id = spans.recommendation_id
        and weighed.valid_from = spans.valid_from
),

final as (
    select
        judged.*,
        not coalesce(
            status = lag(status) over (partition by item order by valid_from)
            and headline = lag(headline) over (partition by item order by valid_from)
            and contested = lag(contested) over (partition by item order by valid_from),
            false
        ) as turns
    from judged
)
select
    recommendation_id,
    valid_from,
    valid_to,
    headline,
    status,
    status_rank,
    contested,
    state_status,
    civil_society_status,
    international_status,
    academic_status,
    media_status,
    state_date,
    state_event,
    civil_society_date,
    civil_society_event,
    international_date,
    international_event,
    academic_date,
    academic_event,
    media_date,
    media_event,
    headline_date,
    headline_event,
    headline_voice,
    headline_producer,
    headline_source,
    evidence_count,
    item,
    forum_id,
    cycle_id,
    exists_from,
    theme_id,
    theme_position,
    target_day,
    regions,
    places,
    addressees,
    turns
from final
order by item, valid_from;
