with
asked as (
    select
        institution_id,
        cast(count(distinct recommendation_id) as integer) as recommendations
    from recommendation_addressees
    group by institution_id
),

final as (
    select
        institutions.institution_id,
        institutions.kind,
        institutions.voice,
        institutions.name_en,
        institutions.name_ru,
        institutions.name_tg,
        coalesce(asked.recommendations, 0) as recommendations
    from institutions
    left join asked on asked.institution_id = institutions.institution_id
)
select * from final
order by name_en, institution_id
