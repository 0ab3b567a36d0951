with
final as (
    select
        producer_id,
        name_en,
        name_ru,
        name_tg,
        voice,
        parent,
        url
    from producers
)
select * from final
order by name_en, producer_id
