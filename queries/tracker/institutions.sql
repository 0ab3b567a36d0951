-- The first three parts hold the filters and are the same in every question of the tracker that takes them.
-- Silent items of an institution are those of status no_evidence.
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

held_before as (
    select item, status, status_rank
    from marts.status_spans
    where valid_from <= cast(cast($as_of as date) - interval '12' month as date)
        and cast(cast($as_of as date) - interval '12' month as date) < valid_to
),

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
            when coalesce(held_before.status, 'no_evidence') = 'no_evidence' then 'first_evidence'
            when filtered.status_rank > held_before.status_rank then 'forward'
            when filtered.status_rank < held_before.status_rank then 'back'
        end as move
    from filtered
    inner join recommendation_addressees
        on recommendation_addressees.recommendation_id = filtered.recommendation_id
    left join held_before on held_before.item = filtered.item
    where coalesce(array_length(cast($institution as varchar[])), 0) = 0
        or list_contains(cast($institution as varchar[]), recommendation_addressees.institution_id)
),

final as (
    select
        institutions.institution_id,
        institutions.kind,
        institutions.voice,
        institutions.name_en,
        institutions.name_ru,
        institutions.name_tg,
        cast(count(*) as integer) as items,
        cast(count(case when asked.role = 'lead' then 1 end) as integer) as lead,
        cast(count(case when asked.role = 'supporting' then 1 end) as integer) as supporting,
        cast(count(case when asked.status <> 'not_assessable' then 1 end) as integer) as assessable,
        cast(count(case when asked.status = 'implemented' then 1 end) as integer) as implemented,
        cast(count(case when asked.status = 'partially_implemented' then 1 end) as integer) as partially_implemented,
        cast(count(case when asked.status = 'in_progress' then 1 end) as integer) as in_progress,
        cast(count(case when asked.status = 'not_started' then 1 end) as integer) as not_started,
        cast(count(case when asked.status = 'regressed' then 1 end) as integer) as regressed,
        cast(count(case when asked.status = 'no_evidence' then 1 end) as integer) as no_evidence,
        cast(count(case when asked.status = 'not_assessable' then 1 end) as integer) as not_assessable,
        cast(count(asked.move) as integer) as moved,
        cast(count(case when asked.move = 'forward' then 1 end) as integer) as moved_forward,
        cast(count(case when asked.move = 'back' then 1 end) as integer) as moved_back,
        cast(count(case when asked.move = 'first_evidence' then 1 end) as integer) as first_evidence,
        cast(count(case when asked.contested then 1 end) as integer) as contested,
        cast(count(case when asked.freshness = 'stale' then 1 end) as integer) as stale,
        cast(count(case when asked.freshness = 'expired' then 1 end) as integer) as expired,
        cast(count(case when asked.overdue then 1 end) as integer) as overdue
    from asked
    inner join institutions on institutions.institution_id = asked.institution_id
    group by
        institutions.institution_id,
        institutions.kind,
        institutions.voice,
        institutions.name_en,
        institutions.name_ru,
        institutions.name_tg
)
select * from final
order by items desc, name_en, institution_id
