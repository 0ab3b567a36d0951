-- The dated events of projects with where each took place: one row per project and event. An event that two
-- projects held together has two rows; whoever counts activities counts events.
-- The region of an event is that of its place where the place is known, else the region that the event names.
create table marts.project_activities as
with
final as (
    select
        project_events.project_id,
        project_events.event_id,
        project_events.basis,
        coalesce(places.region_code, events.region_code) as region_code,
        coalesce(events.place_id, '') as place_id,
        case length(events.date)
            when 10 then cast(events.date as date)
            when 7 then last_day(cast(concat(events.date, '-01') as date))
            when 4 then cast(concat(events.date, '-12-31') as date)
        end as latest
    from project_events
    inner join events on events.event_id = project_events.event_id
    left join places on places.place_id = events.place_id
)
select
    project_id,
    event_id,
    basis,
    region_code,
    place_id,
    latest
from final
order by project_id, event_id;
