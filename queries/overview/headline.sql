-- parts: standing, year_before, moved
with
final as (
    select
        cast($as_of as date) as as_of,
        cast(count(*) as integer) as tracked,
        cast(count(case when status <> 'not_assessable' then 1 end) as integer) as assessable,
        cast(count(move) as integer) as moved,
        cast(count(case when move = 'forward' then 1 end) as integer) as moved_forward,
        cast(count(case when move = 'back' then 1 end) as integer) as moved_back,
        cast(count(case when move = 'first_evidence' then 1 end) as integer) as first_evidence,
        cast(count(case when contested then 1 end) as integer) as contested,
        cast(count(case when status = 'no_evidence' then 1 end) as integer) as no_evidence,
        cast(count(case when freshness = 'stale' then 1 end) as integer) as stale,
        cast(count(case when freshness = 'expired' then 1 end) as integer) as expired,
        cast(count(case when status = 'not_assessable' then 1 end) as integer) as not_assessable
    from moved
)
select * from final
order by as_of
