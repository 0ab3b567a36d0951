with
final as (
    select
        pair_id,
        kind,
        indicator_a
    from marts.disagreements
)
select * from final
order by pair_id
