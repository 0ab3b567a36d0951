with
final as (
    select
        unit_id,
        name_en,
        name_ru,
        name_tg
    from units
)
select * from final
order by unit_id
