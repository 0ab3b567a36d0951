-- A period, a project or a result that ends before it starts. A partial end is read as its last possible day.
with spans as (
    select
        'observations.csv' as file_name, o.file_row, 'period_end' as column_name,
        cast(o.period_end as varchar) as printed, o.period_start as earliest, o.period_end as latest
    from incoming.observations as o
    union all
    select
        'projects.csv' as file_name, p.file_row, 'end_date' as column_name,
        p.end_date as printed, p.start_date_first as earliest, p.end_date_last as latest
    from incoming.projects as p
    union all
    select
        'results.csv' as file_name, r.file_row, 'period_end' as column_name,
        r.period_end as printed, r.period_start_first as earliest, r.period_end_last as latest
    from incoming.results as r
),

final as (
    select
        file_name, file_row, column_name, printed as value,
        'before the start, ' || cast(earliest as varchar) as reason
    from spans
    where latest < earliest
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
