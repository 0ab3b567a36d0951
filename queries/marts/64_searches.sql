-- Searches of our own that found nothing, one row per item and day: shown beside an item, never counted.
create table marts.searches as
with
final as (
    select
        item,
        effective_date as searched_on
    from marts.evidence
    where voice is null
        and status = 'no_evidence'
        and effective_date is not null
    group by item, effective_date
)
select
    item,
    searched_on
from final
order by item, searched_on;
