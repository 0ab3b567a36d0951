-- Every two figures for one quantity, region, place and subgroup whose periods meet and that differ. Nothing is
-- averaged and neither figure is taken for the true one.
--
-- kind       rival           two producers, the same quantity
--            publication     one producer, two figures: of one period, of two series, or one number given for two
--                            windows that are not the same
--            successive      one producer whose counts of one event follow each other: a running total that closes
--                            later, or a later figure of the same named series (marts.count_steps has the steps)
--            similar         two definitions that the table of comparability allows to stand side by side
--            not_comparable  two producers whose figures must not be measured against each other; no gap, no ratio
-- Of the two, a is the one whose window closes first, then the first by name; `higher` names the side that has
-- more, and is missing where the figures are equal or their ranges meet.
--
-- What is not a pair: a part and its whole. Of one producer, a half-year inside a year does not differ from it. Of
-- two, counts over more than a year stand side by side when they share two thirds of the longer window, and running
-- totals when they close within 31 days of each other. Where definitions differ as well, two thirds are asked of
-- every window, unless the shorter one has more.
--
-- The dimension `method` says how was counted and not who: it does not keep two figures apart.
-- What a figure allows for: its own bounds; else its qualifier, where "about" reaches half a unit of its last
-- digit that is not zero to either side (about 1,600,000: 1,550,000 to 1,650,000). bounds_overlap: both may hold.
-- window_may_explain: counts of two windows where the longer one has more.
--
-- Figures are matched month by month (counted from year 0), so that only those that may meet are compared; a pair
-- is taken in the month in which the later of its two windows opens. Who meets is found on few columns; the rest is
-- fetched for those alone.
create table marts.disagreements as
with
keyed as (
    select
        observation_id,
        indicator_id,
        region_code,
        coalesce(place_id, '') as place_key,
        case
            when dimension is null then ''
            when dimension not like '%method=%' then dimension
            else trim(both ';' from regexp_replace(dimension, '(^|;)method=[^;]*', ''))
        end as subgroup,
        period_start,
        period_end,
        12 * year(period_start) + month(period_start) as first_month,
        12 * year(period_end) + month(period_end) as last_month
    from observations
    where coalesce(value, value_low, value_high) is not null
),

opening_months as (
    select first_month as matched
    from keyed
    group by first_month
),

monthly as (
    select keyed.*, first_month as matched
    from keyed
    where first_month = last_month
    union all
    select keyed.*, opening_months.matched
    from keyed
    inner join opening_months
        on opening_months.matched >= keyed.first_month
        and opening_months.matched <= keyed.last_month
    where keyed.first_month < keyed.last_month
),

meeting as (
    select
        a.observation_id as observation_a,
        b.observation_id as observation_b,
        a.indicator_id as indicator_a,
        b.indicator_id as indicator_b,
        a.region_code,
        a.place_key,
        a.subgroup
    from monthly as a
    inner join marts.comparable_indicators as comparable on comparable.indicator_a = a.indicator_id
    inner join monthly as b
        on b.indicator_id = comparable.indicator_b
        and b.region_code = a.region_code
        and b.place_key = a.place_key
        and b.subgroup = a.subgroup
        and b.matched = a.matched
    where (a.period_end < b.period_end or (a.period_end = b.period_end and a.observation_id < b.observation_id))
        and a.period_start <= b.period_end
        and b.period_start <= a.period_end
        and a.matched = greatest(a.first_month, b.first_month)
),

figures as (
    select
        observation_id,
        period_start,
        period_end,
        period_kind,
        value,
        value_low,
        value_high,
        qualifier,
        coalesce(value, value_low, value_high) as lower_end,
        coalesce(value, value_high, value_low) as upper_end,
        case
            when qualifier = '~' and value <> 0 and value = floor(value)
                then 0.5 * power(
                    10,
                    length(cast(cast(abs(value) as bigint) as varchar))
                    - length(rtrim(cast(cast(abs(value) as bigint) as varchar), '0'))
                )
            else 0
        end as reach,
        producer_id,
        source_id,
        coalesce(series, '') as series,
        cumulative
    from observations
    where observation_id in (select observation_a from meeting)
        or observation_id in (select observation_b from meeting)
),

met as (
    select
        comparable.comparable,
        comparable.group_id,
        comparable.barred_group,
        comparable.measurable,
        comparable.counted,
        comparable.theme_a,
        comparable.theme_b,
        meeting.observation_a,
        meeting.observation_b,
        meeting.indicator_a,
        meeting.indicator_b,
        meeting.region_code,
        meeting.place_key,
        meeting.subgroup,
        a.period_start as start_a,
        a.period_end as end_a,
        b.period_start as start_b,
        b.period_end as end_b,
        a.period_kind as period_kind_a,
        b.period_kind as period_kind_b,
        a.value as value_a,
        a.value_low as value_low_a,
        a.value_high as value_high_a,
        a.qualifier as qualifier_a,
        a.reach as reach_a,
        a.lower_end as lower_a,
        a.upper_end as upper_a,
        b.value as value_b,
        b.value_low as value_low_b,
        b.value_high as value_high_b,
        b.qualifier as qualifier_b,
        b.reach as reach_b,
        b.lower_end as lower_b,
        b.upper_end as upper_b,
        a.producer_id as producer_a,
        b.producer_id as producer_b,
        a.source_id as source_a,
        b.source_id as source_b,
        a.series as series_a,
        b.series as series_b,
        a.cumulative and b.cumulative as both_cumulative
    from meeting
    inner join marts.comparable_indicators as comparable
        on comparable.indicator_a = meeting.indicator_a
        and comparable.indicator_b = meeting.indicator_b
    inner join figures as a on a.observation_id = meeting.observation_a
    inner join figures as b on b.observation_id = meeting.observation_b
),

bounded as (
    select
        met.*,
        greatest(start_a, start_b) as overlap_start,
        least(end_a, end_b) as overlap_end,
        date_diff('day', start_a, end_a) + 1 as days_a,
        date_diff('day', start_b, end_b) + 1 as days_b,
        producer_a = producer_b as same_producer,
        lower_a = lower_b and upper_a = upper_b as equal_figures,
        start_a = start_b and end_a = end_b as same_period,
        (start_a <= start_b and end_b <= end_a) or (start_b <= start_a and end_a <= end_b) as one_in_other,
        series_a <> '' and series_b <> '' and series_a <> series_b as two_series,
        coalesce(
            value_low_a,
            case
                when qualifier_a in ('=', '~') then value_a - reach_a when qualifier_a in ('>', '>=') then value_a
            end
        ) as least_a,
        coalesce(
            value_high_a,
            case
                when qualifier_a in ('=', '~') then value_a + reach_a when qualifier_a in ('<', '<=') then value_a
            end
        ) as most_a,
        coalesce(
            value_low_b,
            case
                when qualifier_b in ('=', '~') then value_b - reach_b when qualifier_b in ('>', '>=') then value_b
            end
        ) as least_b,
        coalesce(
            value_high_b,
            case
                when qualifier_b in ('=', '~') then value_b + reach_b when qualifier_b in ('<', '<=') then value_b
            end
        ) as most_b
    from met
),

weighed as (
    select
        bounded.*,
        (
            least_a is null
            or most_b is null
            or least_a < most_b
            or (least_a = most_b and qualifier_a <> '>' and qualifier_b <> '<')
        )
        and (
            least_b is null
            or most_a is null
            or least_b < most_a
            or (least_b = most_a and qualifier_b <> '>' and qualifier_a <> '<')
        ) as bounds_overlap,
        indicator_a = indicator_b
        and same_producer
        and counted
        and not two_series
        and one_in_other
        and (
            (series_a <> '' and series_a = series_b and (not same_period or source_a <> source_b))
            or (not same_period and both_cumulative)
            or (not same_period and start_a = start_b and period_kind_a = 'other' and period_kind_b = 'other')
        ) as follows,
        3 * (date_diff('day', overlap_start, overlap_end) + 1) >= 2 * greatest(days_a, days_b) as windows_near,
        counted
        and not same_period
        and period_kind_a not in ('point', 'census')
        and period_kind_b not in ('point', 'census')
        and ((days_a > days_b and lower_a > upper_b) or (days_b > days_a and lower_b > upper_a)) as window_may_explain
    from bounded
),

differing as (
    select
        weighed.*,
        case
            when not equal_figures then 'value'
            when not bounds_overlap then 'qualifier'
            when same_producer and counted and not one_in_other and days_a > 1 and days_b > 1 then 'period'
        end as differs_in,
        not counted
        or (
            (not both_cumulative or abs(date_diff('day', end_a, end_b)) <= 31)
            and (greatest(days_a, days_b) <= 366 or windows_near)
        ) as windows_match
    from weighed
),

judged as (
    select
        differing.*,
        case
            when differs_in is null then null
            when comparable <> 'not_comparable' and measurable then case
                when follows and differs_in = 'value' then 'successive'
                when same_producer and comparable = 'same_quantity' and (same_period or two_series) then 'publication'
                when same_producer and comparable = 'same_quantity' and differs_in = 'period' then 'publication'
                when same_producer and not same_period then null
                when comparable = 'same_quantity' and (windows_match or differs_in = 'qualifier') then 'rival'
                when comparable = 'similar_quantity'
                    and windows_match
                    and (windows_near or not window_may_explain)
                    then 'similar'
                when barred_group is not null and both_cumulative then 'not_comparable'
            end
            when not same_producer and (windows_match or both_cumulative) then 'not_comparable'
        end as kind
    from differing
),

final as (
    select
        substr(
            md5(concat(least(observation_a, observation_b), ' ', greatest(observation_a, observation_b))), 1, 16
        ) as pair_id,
        kind,
        differs_in,
        concat_ws(
            '|', case when indicator_a = indicator_b then indicator_a else group_id end, region_code, place_key, subgroup
        ) as quantity_id,
        case
            when kind = 'not_comparable' and comparable <> 'not_comparable' and measurable then barred_group
            else group_id
        end as group_id,
        indicator_a,
        indicator_b,
        theme_a,
        theme_b,
        region_code,
        case when place_key <> '' then place_key end as place_id,
        case when subgroup <> '' then subgroup end as dimension,
        observation_a,
        observation_b,
        producer_a,
        producer_b,
        voices_a.voice as voice_a,
        voices_b.voice as voice_b,
        source_a,
        source_b,
        start_a as period_start_a,
        end_a as period_end_a,
        period_kind_a,
        start_b as period_start_b,
        end_b as period_end_b,
        period_kind_b,
        overlap_start,
        overlap_end,
        cast(year(overlap_start) as integer) as first_year,
        cast(year(overlap_end) as integer) as last_year,
        case when same_period then 'same' when one_in_other then 'contained' else 'overlapping' end as period_relation,
        value_a,
        value_low_a,
        value_high_a,
        qualifier_a,
        value_b,
        value_low_b,
        value_high_b,
        qualifier_b,
        case
            when kind <> 'not_comparable'
                then greatest(0, greatest(lower_a, lower_b) - least(upper_a, upper_b))
        end as gap,
        case
            when kind <> 'not_comparable' and least(lower_a, lower_b) >= 0 and least(upper_a, upper_b) > 0
                then greatest(1, greatest(lower_a, lower_b) / nullif(least(upper_a, upper_b), 0))
        end as ratio,
        case
            when kind = 'not_comparable' then null
            when lower_a > upper_b then 'a'
            when lower_b > upper_a then 'b'
        end as higher,
        case when kind <> 'not_comparable' then bounds_overlap end as bounds_overlap,
        kind <> 'not_comparable' and window_may_explain as window_may_explain
    from judged
    inner join producers as voices_a on voices_a.producer_id = judged.producer_a
    inner join producers as voices_b on voices_b.producer_id = judged.producer_b
    where kind is not null
)
select
    pair_id,
    kind,
    differs_in,
    quantity_id,
    group_id,
    indicator_a,
    indicator_b,
    theme_a,
    theme_b,
    region_code,
    place_id,
    dimension,
    observation_a,
    observation_b,
    producer_a,
    producer_b,
    voice_a,
    voice_b,
    source_a,
    source_b,
    period_start_a,
    period_end_a,
    period_kind_a,
    period_start_b,
    period_end_b,
    period_kind_b,
    overlap_start,
    overlap_end,
    first_year,
    last_year,
    period_relation,
    value_a,
    value_low_a,
    value_high_a,
    qualifier_a,
    value_b,
    value_low_b,
    value_high_b,
    qualifier_b,
    gap,
    ratio,
    higher,
    bounds_overlap,
    window_may_explain
from final
order by kind, theme_a, ratio desc, pair_id;
