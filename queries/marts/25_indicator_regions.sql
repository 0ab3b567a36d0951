-- One row per indicator and region it has a point for: what a region has and another has not.
create table marts.indicator_regions as
with
final as (
    select
        indicator_id,
        region_code,
        cast(count(*) as integer) as points,
        cast(count(distinct voice) as integer) as voices,
        min(period_end) as oldest,
        max(period_end) as newest
    from marts.points
    group by indicator_id, region_code
)
select
    indicator_id,
    region_code,
    points,
    voices,
    oldest,
    newest
from final
order by region_code, indicator_id;
