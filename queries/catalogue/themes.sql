with
final as (
    select
        theme_id,
        position,
        name_en,
        name_ru,
        name_tg
    from themes
)
select * from final
order by position, theme_id
