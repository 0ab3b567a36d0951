-- parts: found, standing, filtered, year_before
-- Silent items of an institution are those of status no_evidence.
with
asked as (
    select
        recommendation_addressees.institution_id,
        recommendation_addressees.role,
        filtered.status,
        filtered.contested,
        filtered.freshness,
        filtered.overdue,
        case
            when filtered.status_rank is null then null
            when coalesce(year_before.status, 'no_evidence') = 'no_evidence' then 'first_evidence'
            when filtered.status_rank > year_before.status_rank then 'forward'
            when filtered.status_rank < year_before.status_rank then 'back'
        end as move
    from filtered
    inner join recommendation_addressees
        on recommendation_addressees.recommendation_id = filtered.recommendation_id
    left join year_before on year_before.item = filtered.item
    where coalesce(array_length(cast($institution as varchar[])), 0) = 0
        or list_contains(cast($institution as varchar[]), recommendation_addressees.institution_id)
),

counted as (
    select
        institution_id,
        cast(count(*) as integer) as items,
        cast(count(case when role = 'lead' then 1 end) as integer) as lead,
        cast(count(case when role = 'supporting' then 1 end) as integer) as supporting,
        cast(count(case when status <> 'not_assessable' then 1 end) as integer) as assessable,
        cast(count(case when status = 'implemented' then 1 end) as integer) as implemented,
        cast(count(case when status = 'partially_implemented' then 1 end) as integer) as partially_implemented,
        cast(count(case when status = 'in_progress' then 1 end) as integer) as in_progress,
        cast(count(case when status = 'not_started' then 1 end) as integer) as not_started,
        cast(count(case when status = 'regressed' then 1 end) as integer) as regressed,
        cast(count(case when status = 'no_evidence' then 1 end) as integer) as no_evidence,
        cast(count(case when status = 'not_assessable' then 1 end) as integer) as not_assessable,
        cast(count(move) as integer) as moved,
        cast(count(case when move = 'forward' then 1 end) as integer) as moved_forward,
        cast(count(case when move = 'back' then 1 end) as integer) as moved_back,
        cast(count(case when move = 'first_evidence' then 1 end) as integer) as first_evidence,
        cast(count(case when contested then 1 end) as integer) as contested,
        cast(count(case when freshness = 'stale' then 1 end) as integer) as stale,
        cast(count(case when freshness = 'expired' then 1 end) as integer) as expired,
        cast(count(case when overdue then 1 end) as integer) as overdue
    from asked
    group by institution_id
),

final as (
    select
        institutions.institution_id,
        institutions.kind,
        institutions.voice,
        institutions.name_en,
        institutions.name_ru,
        institutions.name_tg,
        counted.items,
        counted.lead,
        counted.supporting,
        counted.assessable,
        counted.implemented,
        counted.partially_implemented,
        counted.in_progress,
        counted.not_started,
        counted.regressed,
        counted.no_evidence,
        counted.not_assessable,
        counted.moved,
        counted.moved_forward,
        counted.moved_back,
        counted.first_evidence,
        counted.contested,
        counted.stale,
        counted.expired,
        counted.overdue
    from counted
    inner join institutions on institutions.institution_id = counted.institution_id
)
select * from final
order by items desc, name_en, institution_id
