-- Of the quantities that two bodies speak of in one year, how many they give different figures for.
with
final as (
    select
        cast(count(*) as integer) as quantities,
        cast(coalesce(sum(case when differs then 1 else 0 end), 0) as integer) as differing
    from marts.compared_quantities
)
select * from final
order by quantities
