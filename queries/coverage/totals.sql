-- The size of the package in the numbers that its description names.
with
read_in as (
    select
        cast(count(*) as integer) as sources,
        cast(sum(case when kind = 'mirror' then 1 else 0 end) as integer) as copies,
        cast(sum(case when url is null then 1 else 0 end) as integer) as sources_without_address,
        max(accessed) as read_until
    from sources
),

observed as (
    select
        cast(sum(observations) as integer) as observations,
        cast(count(case when observations > 0 then 1 end) as integer) as indicators,
        cast(sum(low_confidence) as integer) as low_confidence
    from marts.indicator_index
),

asked as (
    select cast(count(*) as integer) as recommendations
    from recommendations
),

evidenced as (
    select cast(count(*) as integer) as evidence
    from marts.evidence
    where voice is not null
),

made as (
    select cast(count(*) as integer) as producers
    from producers
    where voice is not null
),

left_out as (
    select cast(count(*) as integer) as exclusions
    from exclusions
),

broken as (
    select cast(count(*) as integer) as series_breaks
    from series_breaks
),

grouped as (
    select cast(count(distinct group_id) as integer) as comparability_groups
    from comparability
),

final as (
    select *
    from read_in
    cross join observed
    cross join asked
    cross join evidenced
    cross join made
    cross join left_out
    cross join broken
    cross join grouped
)
select * from final
order by sources
