-- parts: filtered_pairs
-- Figures that differ, quantity by quantity: the widest pair of each quantity sorts it, and its further pairs follow.
-- A page is a number of quantities; position is the place of the quantity, place that of the pair within it.
with
filtered as (
    select filtered_pairs.*
    from filtered_pairs
    where (coalesce(array_length(cast($kind as varchar[])), 0) = 0 and kind <> 'not_comparable')
        or list_contains(cast($kind as varchar[]), kind)
),

grouped as (
    select
        kind,
        quantity_id,
        count(*) as pairs_of_quantity,
        max(ratio) as widest_ratio,
        max(gap) as widest_gap
    from filtered
    group by kind, quantity_id
),

counted as (
    select
        cast(coalesce(sum(pairs_of_quantity), 0) as integer) as total,
        cast(count(*) as integer) as quantities
    from grouped
),

listed as (
    select
        kind,
        quantity_id,
        pairs_of_quantity,
        row_number() over (
            order by widest_ratio desc nulls last, widest_gap desc nulls last, quantity_id, kind
        ) as quantity_place
    from grouped
),

placed as (
    select
        filtered.pair_id,
        listed.kind,
        listed.quantity_id,
        listed.quantity_place,
        listed.pairs_of_quantity,
        row_number() over (
            partition by listed.quantity_place
            order by filtered.ratio desc nulls last, filtered.gap desc nulls last, filtered.pair_id
        ) as place
    from listed
    inner join filtered on filtered.quantity_id = listed.quantity_id and filtered.kind = listed.kind
    where listed.quantity_place > $row_offset
        and listed.quantity_place <= $row_offset + $row_limit
),

page as (
    select
        pairs.*,
        placed.quantity_place,
        placed.place,
        placed.pairs_of_quantity,
        counted.total,
        counted.quantities
    from placed
    cross join counted
    inner join marts.disagreements as pairs
        on pairs.kind = placed.kind
        and pairs.quantity_id = placed.quantity_id
        and pairs.pair_id = placed.pair_id
    where placed.place <= $pair_limit
),

explained as (
    select
        group_id,
        indicator_id,
        explanation_en,
        explanation_ru,
        explanation_tg
    from comparability
),

final as (
    select
        cast(page.quantity_place as integer) as position,
        cast(page.place as integer) as place,
        cast(page.pairs_of_quantity as integer) as pairs_of_quantity,
        page.pair_id,
        page.kind,
        page.differs_in,
        page.quantity_id,
        page.group_id,
        explained.explanation_en,
        explained.explanation_ru,
        explained.explanation_tg,
        page.indicator_a,
        page.indicator_b,
        page.theme_a as theme_id,
        page.region_code,
        page.place_id,
        page.dimension,
        page.overlap_start,
        page.overlap_end,
        page.period_relation,
        page.observation_a,
        page.period_start_a,
        page.period_end_a,
        page.period_kind_a,
        page.value_a,
        page.value_low_a,
        page.value_high_a,
        page.qualifier_a,
        page.voice_a,
        page.producer_a,
        page.source_a,
        page.observation_b,
        page.period_start_b,
        page.period_end_b,
        page.period_kind_b,
        page.value_b,
        page.value_low_b,
        page.value_high_b,
        page.qualifier_b,
        page.voice_b,
        page.producer_b,
        page.source_b,
        page.gap,
        page.ratio,
        page.higher,
        page.bounds_overlap,
        page.window_may_explain,
        page.total,
        page.quantities
    from page
    left join explained
        on explained.group_id = page.group_id
        and explained.indicator_id = page.indicator_a
)
select * from final
order by position, place
