-- A value, or an end of its range, below the least or above the greatest value of the indicator's unit, or a
-- fraction where the unit knows whole numbers only.
with measured as (
    select o.file_row, 'value' as column_name, o.value as measured, o.indicator_id
    from incoming.observations as o
    where o.value is not null
    union all
    select o.file_row, 'value_low' as column_name, o.value_low as measured, o.indicator_id
    from incoming.observations as o
    where o.value_low is not null
    union all
    select o.file_row, 'value_high' as column_name, o.value_high as measured, o.indicator_id
    from incoming.observations as o
    where o.value_high is not null
),

judged as (
    select
        m.file_row,
        m.column_name,
        m.measured,
        case
            when m.measured < u.minimum
                then 'below ' || printf('%g', u.minimum) || ', the lowest value of the unit ' || u.unit_id
            when m.measured > u.maximum
                then 'above ' || printf('%g', u.maximum) || ', the highest value of the unit ' || u.unit_id
            when u.integer and m.measured <> floor(m.measured)
                then 'a fraction, but the unit ' || u.unit_id || ' knows whole numbers only'
        end as reason
    from measured as m
    inner join incoming.indicators as i on m.indicator_id = i.indicator_id
    inner join incoming.units as u on i.unit_id = u.unit_id
    where isfinite(m.measured)
),

final as (
    select 'observations.csv' as file_name, file_row, column_name, printf('%.15g', measured) as value, reason
    from judged
    where reason is not null
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
