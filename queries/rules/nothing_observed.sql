-- An observation that gives neither a value, nor a text, nor a range says nothing. The staged text is asked, since
-- a value that cannot be read is a fault of another kind.
with final as (
    select
        'observations.csv' as file_name,
        o.rowid + 2 as file_row,
        'value' as column_name,
        cast(null as varchar) as value,
        'no value, no text and no range: the row observes nothing' as reason
    from stage.observations as o
    where o.value is null and o.value_text is null and o.value_low is null and o.value_high is null
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
