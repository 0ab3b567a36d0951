-- A unit whose lowest value is not below its highest.
with final as (
    select
        'units.csv' as file_name, u.file_row, 'minimum' as column_name, printf('%g', u.minimum) as value,
        'not below the maximum, ' || printf('%g', u.maximum) as reason
    from incoming.units as u
    where u.minimum >= u.maximum
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
