-- What was read in each source: one row per source, way of use, thing it supports and producer it speaks for.
-- Documents and evidence of the register are not here: the questions add them, since no mart reads that register.
create table marts.source_uses as
with
observed as (
    select
        source_id,
        'observation' as used_as,
        indicator_id as item_id,
        producer_id,
        cast(count(*) as integer) as uses,
        cast(min(year(period_end)) as integer) as first_year,
        cast(max(year(period_end)) as integer) as last_year
    from observations
    group by source_id, indicator_id, producer_id
),

others as (
    select source_id, 'evidence' as used_as, recommendation_id as item_id, producer_id, date
    from status_events
    union all
    select source_id, 'priority' as used_as, priority_id as item_id, producer_id, date
    from priorities
    union all
    select source_id, 'recommendation' as used_as, recommendation_id as item_id, cast(null as varchar) as producer_id, cast(null as varchar) as date
    from recommendations
    union all
    select source_id, 'forum' as used_as, forum_id as item_id, cast(null as varchar) as producer_id, date
    from forums
    union all
    select source_id, 'project' as used_as, project_id as item_id, cast(null as varchar) as producer_id, start_date as date
    from projects
    union all
    select source_id, 'result' as used_as, project_id as item_id, cast(null as varchar) as producer_id, period_end as date
    from results
    union all
    select source_id, 'event' as used_as, event_id as item_id, cast(null as varchar) as producer_id, date
    from events
),

counted as (
    select
        source_id,
        used_as,
        item_id,
        producer_id,
        cast(count(*) as integer) as uses,
        min(cast(substr(cast(date as varchar), 1, 4) as integer)) as first_year,
        max(cast(substr(cast(date as varchar), 1, 4) as integer)) as last_year
    from others
    group by source_id, used_as, item_id, producer_id
),

together as (
    select * from observed
    union all
    select * from counted
),

final as (
    select
        together.source_id,
        together.used_as,
        together.item_id,
        together.producer_id,
        producers.voice,
        together.uses,
        together.first_year,
        together.last_year
    from together
    left join producers on producers.producer_id = together.producer_id
)
select
    source_id,
    used_as,
    item_id,
    producer_id,
    voice,
    uses,
    first_year,
    last_year
from final
order by source_id, used_as, item_id, producer_id;
