-- One row per forum: from which day its recommendations exist. A partial date is read as its last
-- possible day, but not later than the day its source was read.
create table marts.origins as
with
dated as (
    select
        forums.forum_id,
        cast(sources.accessed as date) as accessed,
        case length(forums.date)
            when 10 then cast(forums.date as date)
            when 7 then last_day(cast(concat(forums.date, '-01') as date))
            when 4 then cast(concat(forums.date, '-12-31') as date)
        end as last_possible,
        length(forums.date) < 10 as is_partial
    from forums
    inner join sources on sources.source_id = forums.source_id
),

final as (
    select
        forum_id,
        case
            when is_partial and accessed < last_possible then accessed
            else last_possible
        end as exists_from
    from dated
)
select
    forum_id,
    exists_from
from final
order by forum_id;
