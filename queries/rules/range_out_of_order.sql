-- A range whose lower end is above its upper end, or a value outside its own range.
with ranged as (
    select
        'observations.csv' as file_name, o.file_row, 'value' as column_name,
        o.value as middle, o.value_low as low, o.value_high as high
    from incoming.observations as o
    where o.value_low is not null or o.value_high is not null
    union all
    select
        'results.csv' as file_name, r.file_row, 'achieved' as column_name,
        r.achieved as middle, r.achieved_low as low, r.achieved_high as high
    from incoming.results as r
),

judged as (
    select
        file_name,
        file_row,
        case when low > high then column_name || '_low' else column_name end as column_name,
        case when low > high then low else middle end as measured,
        case
            when low > high then 'above the upper end of its range, ' || printf('%.15g', high)
            when middle < low then 'below the lower end of its range, ' || printf('%.15g', low)
            when middle > high then 'above the upper end of its range, ' || printf('%.15g', high)
        end as reason
    from ranged
),

final as (
    select file_name, file_row, column_name, printf('%.15g', measured) as value, reason
    from judged
    where reason is not null
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
