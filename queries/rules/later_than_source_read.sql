-- Nothing can be told by a source before it happened: no observation, event or publication is dated after the
-- day its source was read. A partial date is read as its first possible day.
with dated as (
    select
        'observations.csv' as file_name, o.file_row, 'period_end' as column_name,
        cast(o.period_end as varchar) as printed, o.period_end as earliest, o.source_id
    from incoming.observations as o
    union all
    select
        'status_events.csv' as file_name, e.file_row, 'date' as column_name,
        e.date as printed, e.date_first as earliest, e.source_id
    from incoming.status_events as e
    union all
    select
        'events.csv' as file_name, e.file_row, 'date' as column_name,
        e.date as printed, e.date_first as earliest, e.source_id
    from incoming.events as e
    union all
    select
        'forums.csv' as file_name, f.file_row, 'date' as column_name,
        f.date as printed, f.date_first as earliest, f.source_id
    from incoming.forums as f
    union all
    select
        'priorities.csv' as file_name, p.file_row, 'date' as column_name,
        p.date as printed, p.date_first as earliest, p.source_id
    from incoming.priorities as p
    union all
    select
        'sources.csv' as file_name, s.file_row, 'published' as column_name,
        s.published as printed, s.published_first as earliest, s.source_id
    from incoming.sources as s
),

final as (
    select
        d.file_name, d.file_row, d.column_name, d.printed as value,
        'later than ' || cast(s.accessed as varchar) || ', the day the source ' || s.source_id || ' was read'
            as reason
    from dated as d
    inner join incoming.sources as s on d.source_id = s.source_id
    where d.earliest > s.accessed
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
