-- Where the projects of a file for IATI work: regions, with the point of their label.
with asked as (
    select unnest(cast($projects as varchar[])) as project_id
),

final as (
    select
        pr.project_id, pr.region_code, r.position, pr.basis, pr.note, r.name_en, r.name_ru, r.name_tg, r.lat, r.lon
    from project_regions as pr
    inner join regions as r on pr.region_code = r.region_code
    where pr.project_id in (select asked.project_id from asked)
)

select project_id, region_code, position, basis, note, name_en, name_ru, name_tg, lat, lon
from final
order by project_id, position
