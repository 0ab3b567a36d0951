-- Evidence older than its recommendation is its baseline and is marked so; later evidence is not. A date is read
-- as its last possible day, but never later than the day the source was read.
with origins as (
    select r.recommendation_id, f.forum_id, f.date_last, least(f.date_last, s.accessed) as held
    from incoming.recommendations as r
    inner join incoming.forums as f on r.forum_id = f.forum_id
    inner join incoming.sources as s on f.source_id = s.source_id
),

evidence as (
    select
        e.file_row, e.recommendation_id, e.date, e.is_baseline, e.date_first,
        least(e.date_last, s.accessed) as effective
    from incoming.status_events as e
    inner join incoming.sources as s on e.source_id = s.source_id
),

final as (
    select
        'status_events.csv' as file_name,
        e.file_row,
        'is_baseline' as column_name,
        case when e.is_baseline then 'true' else 'false' end as value,
        case
            when e.is_baseline then 'dated ' || e.date || ', after ' || o.forum_id || ': no baseline'
            else 'dated ' || e.date || ', before ' || o.forum_id || ': a baseline'
        end as reason
    from evidence as e
    inner join origins as o on e.recommendation_id = o.recommendation_id
    where
        (not e.is_baseline and e.effective < o.held)
        or (e.is_baseline and e.date_first > o.date_last)
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
