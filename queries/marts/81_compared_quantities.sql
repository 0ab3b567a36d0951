-- Quantities that two bodies speak of: one row per indicator, region, place and subgroup for which two producers
-- give a figure for one and the same calendar year, and whether any two of their figures differ.
-- The subgroup leaves out the dimension `method`, as in marts.disagreements. Quantities of one producer, nearly all
-- of them, are set aside before years are told apart.
create table marts.compared_quantities as
with
figures as (
    select
        observations.indicator_id,
        observations.region_code,
        coalesce(observations.place_id, '') as place_key,
        case
            when observations.dimension is null then ''
            when observations.dimension not like '%method=%' then observations.dimension
            else trim(both ';' from regexp_replace(observations.dimension, '(^|;)method=[^;]*', ''))
        end as subgroup,
        observations.producer_id,
        year(observations.period_start) as first_year,
        year(observations.period_end) as last_year
    from observations
    where coalesce(observations.value, observations.value_low, observations.value_high) is not null
),

spoken as (
    select indicator_id, region_code, place_key, subgroup
    from figures
    group by indicator_id, region_code, place_key, subgroup
    having min(producer_id) < max(producer_id)
),

kept as (
    select figures.*
    from figures
    inner join spoken
        on spoken.indicator_id = figures.indicator_id
        and spoken.region_code = figures.region_code
        and spoken.place_key = figures.place_key
        and spoken.subgroup = figures.subgroup
),

years as (
    select last_year as in_year
    from kept
    group by last_year
),

yearly as (
    select indicator_id, region_code, place_key, subgroup, producer_id, last_year as in_year
    from kept
    where first_year = last_year
    union all
    select
        kept.indicator_id,
        kept.region_code,
        kept.place_key,
        kept.subgroup,
        kept.producer_id,
        years.in_year
    from kept
    inner join years on years.in_year >= kept.first_year and years.in_year <= kept.last_year
    where kept.first_year < kept.last_year
),

shared as (
    select
        indicator_id,
        region_code,
        place_key,
        subgroup,
        in_year
    from yearly
    group by indicator_id, region_code, place_key, subgroup, in_year
    having min(producer_id) < max(producer_id)
),

quantities as (
    select
        indicator_id,
        region_code,
        place_key,
        concat_ws('|', indicator_id, region_code, place_key, subgroup) as quantity_id,
        cast(count(*) as integer) as shared_years
    from shared
    group by indicator_id, region_code, place_key, subgroup
),

rivals as (
    select quantity_id
    from marts.disagreements
    where kind = 'rival'
    group by quantity_id
),

final as (
    select
        quantities.quantity_id,
        quantities.indicator_id,
        indicators.theme_id,
        quantities.region_code,
        case when quantities.place_key <> '' then quantities.place_key end as place_id,
        quantities.shared_years,
        rivals.quantity_id is not null as differs
    from quantities
    inner join indicators on indicators.indicator_id = quantities.indicator_id
    left join rivals on rivals.quantity_id = quantities.quantity_id
)
select
    quantity_id,
    indicator_id,
    theme_id,
    region_code,
    place_id,
    shared_years,
    differs
from final
order by quantity_id;
