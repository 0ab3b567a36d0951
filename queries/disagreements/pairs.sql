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

placed as (
    select
        pair_id,
        kind,
        quantity_id,
        row_number() over (
            partition by kind, quantity_id order by ratio desc nulls last, gap desc nulls last, pair_id
        ) as place,
        count(*) over (partition by kind, quantity_id) as pairs_of_quantity,
        max(ratio) over (partition by kind, quantity_id) as widest_ratio,
        max(gap) over (partition by kind, quantity_id) as widest_gap
    from filtered
),

ranked as (
    select
        pair_id,
        place,
        pairs_of_quantity,
        dense_rank() over (
            order by widest_ratio desc nulls last, widest_gap desc nulls last, quantity_id, kind
        ) as quantity_place
    from placed
),

counted as (
    select
        cast(count(*) as integer) as total,
        cast(coalesce(max(quantity_place), 0) as integer) as quantities
    from ranked
),

page as (
    select
        pairs.*,
        ranked.quantity_place,
        ranked.place,
        ranked.pairs_of_quantity,
        counted.total,
        counted.quantities
    from ranked
    cross join counted
    inner join marts.disagreements as pairs on pairs.pair_id = ranked.pair_id
    where ranked.quantity_place > $row_offset
        and ranked.quantity_place <= $row_offset + $row_limit
        and ranked.place <= $pair_limit
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
