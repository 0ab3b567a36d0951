-- The recommendations that the projects of a file for IATI bear on.
with final as (
    select project_id, recommendation_id, reason_en, reason_ru, reason_tg
    from project_recommendations
    where list_contains(cast($projects as varchar[]), project_id)
)

select project_id, recommendation_id, reason_en, reason_ru, reason_tg
from final
order by project_id, recommendation_id
