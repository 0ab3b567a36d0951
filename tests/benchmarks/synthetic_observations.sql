-- Observations that nobody made, for measuring growth: $region_rows of them speak for a region and a year, as
-- many as reality could hold, and the rest for a place, a subset and a month. Every value lies in the range of
-- its unit and no two rows have the same identity. `reference` holds the tables of a real package as text.
-- Figures of a place that the table of comparability would set side by side meet only where $meeting: else each
-- indicator of that table breaks its places down by a list of its own, as bodies do that count for themselves.
with indicators as (
    select
        i.indicator_id,
        row_number() over (order by i.indicator_id) - 1 as position,
        coalesce(try_cast(u.minimum as double), case when u.maximum is null then -2 else 0 end) as low,
        coalesce(try_cast(u.maximum as double), case when u.minimum is null then 2 else 9000 end) as high,
        u.integer = 'true' as whole,
        i.indicator_id in (select c.indicator_id from reference.comparability as c) as compared
    from reference.indicators as i
    inner join reference.units as u on i.unit_id = u.unit_id
),

regions as (
    select region_code, row_number() over (order by region_code) - 1 as position from reference.regions
),

places as (
    select place_id, region_code, row_number() over (order by place_id) - 1 as position from reference.places
),

producers as (
    select producer_id, row_number() over (order by producer_id) - 1 as position
    from reference.producers
    where voice is not null
),

sources as (
    select source_id, row_number() over (order by source_id) - 1 as position
    from reference.sources
    where accessed >= '2026-01-01'
),

sizes as (
    select
        (select count(*) from indicators) as indicators,
        (select count(*) from regions) as regions,
        (select count(*) from places) as places,
        (select count(*) from producers) as producers,
        (select count(*) from sources) as sources
),

region_numbers as (
    select
        n.range as number,
        n.range % s.indicators as indicator_position,
        (n.range // s.indicators) % s.regions as region_position,
        cast(null as bigint) as place_position,
        cast(null as varchar) as dimension,
        make_date(cast(2025 - n.range // (s.indicators * s.regions) as integer), 1, 1) as period_start,
        'year' as period_kind
    from range(cast($region_rows as bigint)) as n
    cross join sizes as s
),

place_numbers as (
    select
        n.range + $region_rows as number,
        n.range % s.indicators as indicator_position,
        cast(null as bigint) as region_position,
        (n.range // s.indicators) % s.places as place_position,
        case n.range // (s.indicators * s.places * 312)
            when 0 then null
            when 1 then 'sex=female'
            when 2 then 'sex=male'
            else 'group=' || cast(n.range // (s.indicators * s.places * 312) as varchar)
        end as dimension,
        cast(date '2025-12-01' - to_months(cast((n.range // (s.indicators * s.places)) % 312 as integer)) as date)
            as period_start,
        'month' as period_kind
    from range(cast($rows - $region_rows as bigint)) as n
    cross join sizes as s
),

numbers as (
    select * from region_numbers
    union all
    select * from place_numbers
),

valued as (
    select
        n.*,
        i.indicator_id,
        i.low + (i.high - i.low) * (hash(n.number) % 10000) / 10000.0 as exact,
        i.whole,
        case
            when i.compared and not $meeting and n.place_position is not null
                then 'list=' || cast(i.position as varchar)
        end as own_list
    from numbers as n
    inner join indicators as i on n.indicator_position = i.position
),

final as (
    select
        'synthetic.' || cast(v.number as varchar) as observation_id,
        v.indicator_id,
        coalesce(p.region_code, r.region_code) as region_code,
        p.place_id,
        nullif(concat_ws(';', v.own_list, v.dimension), '') as dimension,
        v.period_start,
        case
            when v.period_kind = 'year' then cast(v.period_start + to_years(1) - to_days(1) as date)
            else last_day(v.period_start)
        end as period_end,
        v.period_kind,
        case when v.whole then cast(cast(floor(v.exact) as bigint) as varchar) else cast(round(v.exact, 2) as varchar) end
            as value,
        cast(null as varchar) as value_text,
        cast(null as varchar) as value_low,
        cast(null as varchar) as value_high,
        '=' as qualifier,
        b.producer_id,
        c.source_id,
        'synthetic' as series,
        case when v.period_kind = 'year' then 'true' else 'false' end as yearly,
        'false' as cumulative,
        'low' as confidence,
        'Synthetic, for measuring growth.' as note
    from valued as v
    cross join sizes as s
    inner join producers as b on v.indicator_position % s.producers = b.position
    inner join sources as c on v.indicator_position % s.sources = c.position
    left join regions as r on v.region_position = r.position
    left join places as p on v.place_position = p.position
)

select * from final
