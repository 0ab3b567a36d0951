-- The recommendations that the projects of a file for IATI bear on.
with asked as (
    select unnest(cast($projects as varchar[])) as project_id
),

final as (
    select project_id, recommendation_id, reason_en, reason_ru, reason_tg
    from project_recommendations
    where project_id in (select asked.project_id from asked)
)

select project_id, recommendation_id, reason_en, reason_ru, reason_tg
from final
order by project_id, recommendation_id
