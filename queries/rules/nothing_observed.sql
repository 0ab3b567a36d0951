-- An observation that gives neither a value, nor a text, nor a range says nothing.
with final as (
    select
        'observations.csv' as file_name,
        o.file_row,
        'value' as column_name,
        cast(null as varchar) as value,
        'no value, no text and no range: the row observes nothing' as reason
    from incoming.observations as o
    where o.value is null and o.value_text is null and o.value_low is null and o.value_high is null
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
