-- What the projects of a file for IATI are about, with the purpose codes of the OECD DAC.
with asked as (
    select unnest(cast($projects as varchar[])) as project_id
),

final as (
    select pt.project_id, pt.theme_id, t.position, t.name_en, t.name_ru, t.name_tg, t.dac_sector
    from project_themes as pt
    inner join themes as t on pt.theme_id = t.theme_id
    where pt.project_id in (select asked.project_id from asked)
)

select project_id, theme_id, position, name_en, name_ru, name_tg, dac_sector
from final
order by project_id, position
