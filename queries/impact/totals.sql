-- parts: chosen
with
final as (
    select
        chosen.currency,
        cast(count(*) as integer) as projects,
        cast(count(case when chosen.donor_count > 1 then 1 end) as integer) as shared,
        cast(sum(chosen.budget) as double) as amount,
        cast(min(chosen.starts_on) as date) as first_start,
        cast(max(chosen.ends_on) as date) as last_end
    from chosen
    where chosen.budget is not null
    group by chosen.currency
)
select * from final
order by currency
