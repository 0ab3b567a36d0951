-- Figures that differ, quantity by quantity: the widest pair of each quantity sorts it, and its further pairs follow.
-- A page is a number of quantities; position is the place of the quantity, place that of the pair within it.
with
filtered as (
    select pairs.*
    from marts.disagreements as pairs
    where (
            (coalesce(array_length(cast($kind as varchar[])), 0) = 0 and kind <> 'not_comparable')
            or list_contains(cast($kind as varchar[]), kind)
        )
        and (kind <> 'successive' or pair_id in (select pair_id from marts.count_steps))
        and (
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), theme_a)
            or list_contains(cast($theme as varchar[]), theme_b)
        )
        and (
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or list_contains(cast($region as varchar[]), region_code)
        )
        and (
            coalesce(array_length(cast($voice as varchar[])), 0) = 0
            or list_contains(cast($voice as varchar[]), voice_a)
            or list_contains(cast($voice as varchar[]), voice_b)
        )
        and ($from_year is null or last_year >= cast($from_year as integer))
        and ($to_year is null or first_year <= cast($to_year as integer))
),

placed as (
    select
        filtered.*,
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
        placed.*,
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
    select *
    from ranked
    where quantity_place > $row_offset
        and quantity_place <= $row_offset + $row_limit
        and place <= $pair_limit
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
        a.name_en as indicator_a_en,
        a.name_ru as indicator_a_ru,
        a.name_tg as indicator_a_tg,
        a.unit_id as unit_a,
        units_a.name_en as unit_a_en,
        units_a.name_ru as unit_a_ru,
        units_a.name_tg as unit_a_tg,
        page.indicator_b,
        b.name_en as indicator_b_en,
        b.name_ru as indicator_b_ru,
        b.name_tg as indicator_b_tg,
        b.unit_id as unit_b,
        units_b.name_en as unit_b_en,
        units_b.name_ru as unit_b_ru,
        units_b.name_tg as unit_b_tg,
        page.theme_a as theme_id,
        page.region_code,
        regions.short_en as region_en,
        regions.short_ru as region_ru,
        regions.short_tg as region_tg,
        page.place_id,
        places.name_en as place_en,
        places.name_ru as place_ru,
        places.name_tg as place_tg,
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
        producer_a.name_en as producer_a_en,
        producer_a.name_ru as producer_a_ru,
        producer_a.name_tg as producer_a_tg,
        page.source_a,
        sources_a.title as source_title_a,
        sources_a.publisher as publisher_a,
        sources_a.url as url_a,
        sources_a.published as published_a,
        sources_a.accessed as accessed_a,
        sources_a.kind as source_kind_a,
        sources_a.original_publisher as original_publisher_a,
        from_a.confidence as confidence_a,
        from_a.note as note_a,
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
        producer_b.name_en as producer_b_en,
        producer_b.name_ru as producer_b_ru,
        producer_b.name_tg as producer_b_tg,
        page.source_b,
        sources_b.title as source_title_b,
        sources_b.publisher as publisher_b,
        sources_b.url as url_b,
        sources_b.published as published_b,
        sources_b.accessed as accessed_b,
        sources_b.kind as source_kind_b,
        sources_b.original_publisher as original_publisher_b,
        from_b.confidence as confidence_b,
        from_b.note as note_b,
        page.gap,
        page.ratio,
        page.higher,
        page.bounds_overlap,
        page.window_may_explain,
        counted.total,
        counted.quantities
    from page
    cross join counted
    inner join indicators as a on a.indicator_id = page.indicator_a
    inner join indicators as b on b.indicator_id = page.indicator_b
    inner join regions on regions.region_code = page.region_code
    left join places on places.place_id = page.place_id
    inner join producers as producer_a on producer_a.producer_id = page.producer_a
    inner join producers as producer_b on producer_b.producer_id = page.producer_b
    inner join units as units_a on units_a.unit_id = a.unit_id
    inner join units as units_b on units_b.unit_id = b.unit_id
    inner join sources as sources_a on sources_a.source_id = page.source_a
    inner join sources as sources_b on sources_b.source_id = page.source_b
    inner join observations as from_a on from_a.observation_id = page.observation_a
    inner join observations as from_b on from_b.observation_id = page.observation_b
    left join explained
        on explained.group_id = page.group_id
        and explained.indicator_id = page.indicator_a
)
select * from final
order by position, place
