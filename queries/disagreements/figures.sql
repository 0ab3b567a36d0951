-- parts: differing
-- Figures that stand in a pair, by their ids.
with
asked as (
    select distinct asked_id
    from (select unnest($ids) as asked_id) as listed
    order by asked_id
    limit 5000
),

final as (
    select differing.*
    from asked
    inner join differing on differing.observation_id = asked.asked_id
)
select * from final
order by indicator_id, region_code, producer_id, period_end, observation_id
