with
final as (
    select
        recommendation_addressees.role,
        institutions.institution_id,
        institutions.kind,
        institutions.voice,
        institutions.name_en,
        institutions.name_ru,
        institutions.name_tg
    from recommendation_addressees
    inner join institutions on institutions.institution_id = recommendation_addressees.institution_id
    where recommendation_addressees.recommendation_id = $id
)
select * from final
order by role, institution_id
