-- One activity entered as two projects: the same title, a donor in common and dates that overlap. Each would be
-- counted, and its money added, twice. An unknown start or end is read as open. The later row is told.
with titled as (
    select
        p.file_row,
        p.project_id,
        p.start_date,
        lower(trim(p.title_en)) as title,
        coalesce(p.start_date_first, date '1900-01-01') as earliest,
        coalesce(p.end_date_last, date '9999-12-31') as latest
    from incoming.projects as p
),

paid as (
    select distinct project_id, organisation_id
    from incoming.project_partners
    where role = 'donor'
),

pairs as (
    select distinct later.file_row, later.project_id, later.start_date, earlier.project_id as other_id
    from titled as later
    inner join titled as earlier
        on later.title = earlier.title
        and earlier.file_row < later.file_row
        and earlier.earliest <= later.latest
        and later.earliest <= earlier.latest
    inner join paid as one on later.project_id = one.project_id
    inner join paid as other
        on earlier.project_id = other.project_id and one.organisation_id = other.organisation_id
),

final as (
    select
        'projects.csv' as file_name, file_row, 'start_date' as column_name, start_date as value,
        'the dates overlap those of ' || other_id || ', which has the same title and a donor in common: one activity, entered twice'
            as reason
    from pairs
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name, reason
