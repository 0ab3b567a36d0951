-- A sum of money is nothing without its currency.
with final as (
    select
        'projects.csv' as file_name, p.file_row, 'currency' as column_name, cast(null as varchar) as value,
        'the row gives a budget, but not its currency' as reason
    from incoming.projects as p
    where p.budget is not null and p.currency is null
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
