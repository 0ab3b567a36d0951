-- Which successive pairs are one step of a count: no third figure of the same body lies between the two.
create table marts.count_steps as
with
successive as (
    select pair_id, observation_a, observation_b
    from marts.disagreements
    where kind = 'successive'
),

leaps as (
    select
        earlier.observation_a,
        later.observation_b
    from successive as earlier
    inner join successive as later on later.observation_a = earlier.observation_b
    group by earlier.observation_a, later.observation_b
),

final as (
    select
        successive.pair_id,
        successive.observation_a,
        successive.observation_b
    from successive
    left join leaps
        on leaps.observation_a = successive.observation_a
        and leaps.observation_b = successive.observation_b
    where leaps.observation_a is null
)
select
    pair_id,
    observation_a,
    observation_b
from final
order by pair_id;
