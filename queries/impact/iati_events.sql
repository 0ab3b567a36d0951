-- The events that the projects of a file for IATI held or took part in.
with final as (
    select project_id, event_id, basis
    from project_events
    where list_contains(cast($projects as varchar[]), project_id)
)

select project_id, event_id, basis
from final
order by project_id, event_id
