-- Where the line of one indicator may not be drawn through, and why.
with
final as (
    select
        break_id,
        indicator_id,
        region_code,
        date,
        kind,
        explanation_en,
        explanation_ru,
        explanation_tg
    from series_breaks
    where indicator_id = $indicator
)
select * from final
order by date, region_code, break_id
