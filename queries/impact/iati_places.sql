-- Cities and districts that sources name for the projects of a file for IATI.
with final as (
    select pp.project_id, pp.place_id, p.kind, p.region_code, p.name_en, p.name_ru, p.name_tg, p.lat, p.lon
    from project_places as pp
    inner join places as p on pp.place_id = p.place_id
    where list_contains(cast($projects as varchar[]), pp.project_id)
)

select project_id, place_id, kind, region_code, name_en, name_ru, name_tg, lat, lon
from final
order by project_id, place_id
