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

counted as (
    select cast(count(*) as integer) as total from filtered
),

page as (
    select *
    from filtered
    order by ratio desc nulls last, gap desc nulls last, pair_id
    limit $row_limit offset $row_offset
),

final as (
    select
        cast($row_offset as integer)
        + cast(row_number() over (order by page.ratio desc nulls last, page.gap desc nulls last, page.pair_id) as integer) as position,
        page.pair_id,
        page.kind,
        page.differs_in,
        page.quantity_id,
        page.group_id,
        page.indicator_a,
        a.name_en as indicator_a_en,
        a.name_ru as indicator_a_ru,
        a.name_tg as indicator_a_tg,
        a.unit_id as unit_a,
        page.indicator_b,
        b.name_en as indicator_b_en,
        b.name_ru as indicator_b_ru,
        b.name_tg as indicator_b_tg,
        b.unit_id as unit_b,
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
        page.gap,
        page.ratio,
        page.higher,
        page.bounds_overlap,
        page.window_may_explain,
        counted.total
    from page
    cross join counted
    inner join indicators as a on a.indicator_id = page.indicator_a
    inner join indicators as b on b.indicator_id = page.indicator_b
    inner join regions on regions.region_code = page.region_code
    left join places on places.place_id = page.place_id
    inner join producers as producer_a on producer_a.producer_id = page.producer_a
    inner join producers as producer_b on producer_b.producer_id = page.producer_b
)
select * from final
order by position
