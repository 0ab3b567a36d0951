-- The part `chosen` holds the filters and is the same in every question of this folder that takes them.
with
chosen as (
    select project_id
    from marts.projects
    where (coalesce($project, '') = '' or project_id = $project)
        and (coalesce($donor, '') = '' or list_contains(string_split(donors, ' '), $donor))
        and (coalesce($region, '') = '' or list_contains(string_split(regions, ' '), $region))
        and (coalesce($theme, '') = '' or list_contains(string_split(themes, ' '), $theme))
        and (starts_on is null or starts_on <= cast($as_of as date))
),

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
order by project_id, role_position, organisation_id
