with
taking_part as (
    select
        organisation_id,
        cast(count(distinct project_id) as integer) as projects,
        cast(count(case when role = 'donor' then 1 end) as integer) as pays_for
    from project_partners
    group by organisation_id
),

final as (
    select
        organisations.organisation_id,
        organisations.name_en,
        organisations.name_ru,
        organisations.name_tg,
        organisations.kind,
        coalesce(taking_part.projects, 0) as projects,
        coalesce(taking_part.pays_for, 0) as pays_for
    from organisations
    left join taking_part on taking_part.organisation_id = organisations.organisation_id
)
select * from final
order by pays_for desc, organisation_id
