-- The events that the projects of a file for IATI held or took part in.
with asked as (
    select unnest(cast($projects as varchar[])) as project_id
),

final as (
    select project_id, event_id, basis
    from project_events
    where project_id in (select asked.project_id from asked)
)

select project_id, event_id, basis
from final
order by project_id, event_id
