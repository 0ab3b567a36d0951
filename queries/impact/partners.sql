-- parts: chosen
with
final as (
    select
        partners.project_id,
        case partners.role when 'donor' then 1 when 'implementer' then 2 else 3 end as role_position,
        partners.role,
        partners.organisation_id,
        organisations.name_en,
        organisations.name_ru,
        organisations.name_tg,
        organisations.kind,
        partners.share
    from chosen
    inner join project_partners as partners on partners.project_id = chosen.project_id
    inner join organisations on organisations.organisation_id = partners.organisation_id
)
select * from final
order by project_id, role_position, share desc nulls last, organisation_id
