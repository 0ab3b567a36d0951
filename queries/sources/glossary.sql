-- The terms of the field in three languages.
with
final as (
    select
        term_group,
        term_en,
        term_ru,
        term_tg,
        definition_en
    from glossary
)
select * from final
order by term_group, term_en, term_ru, term_tg
