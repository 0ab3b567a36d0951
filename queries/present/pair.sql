with
final as (
    select
        pair_id,
        kind,
        observation_a,
        observation_b,
        gap,
        ratio,
        higher
    from marts.disagreements
    where pair_id = $pair
)
select * from final
order by pair_id
