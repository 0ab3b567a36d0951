-- Cities and districts that sources name for the projects of a file for IATI.
with asked as (
    select unnest(cast($projects as varchar[])) as project_id
),

final as (
    select pp.project_id, pp.place_id, p.kind, p.region_code, p.name_en, p.name_ru, p.name_tg, p.lat, p.lon
    from project_places as pp
    inner join places as p on pp.place_id = p.place_id
    where pp.project_id in (select asked.project_id from asked)
)

select project_id, place_id, kind, region_code, name_en, name_ru, name_tg, lat, lon
from final
order by project_id, place_id
