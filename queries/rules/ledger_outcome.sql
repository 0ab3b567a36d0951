-- Every row of the research figures became either one observation or one exclusion.
with final as (
    select
        'ledger.csv' as file_name,
        l.file_row,
        'exclusion_id' as column_name,
        l.exclusion_id as value,
        case
            when l.exclusion_id is null then 'neither an observation nor an exclusion'
            else 'both an observation and an exclusion'
        end as reason
    from incoming.ledger as l
    where (l.observation_id is null) = (l.exclusion_id is null)
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
