-- Who takes part in the projects of a file for IATI.
with asked as (
    select unnest(cast($projects as varchar[])) as project_id
),

final as (
    select
        pp.project_id, pp.organisation_id, pp.role, pp.share, o.name_en, o.name_ru, o.name_tg, o.kind, o.iati_ref
    from project_partners as pp
    inner join organisations as o on pp.organisation_id = o.organisation_id
    where pp.project_id in (select asked.project_id from asked)
)

select project_id, organisation_id, role, share, name_en, name_ru, name_tg, kind, iati_ref
from final
order by project_id, role, organisation_id
