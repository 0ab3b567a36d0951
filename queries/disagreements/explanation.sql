-- One pair: how far its figures lie apart, the word of the table of comparability, both definitions, both remarks.
with
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
        pairs.pair_id,
        pairs.kind,
        pairs.differs_in,
        pairs.quantity_id,
        pairs.group_id,
        explained.explanation_en,
        explained.explanation_ru,
        explained.explanation_tg,
        pairs.theme_a as theme_id,
        pairs.region_code,
        pairs.place_id,
        pairs.dimension,
        pairs.observation_a,
        pairs.observation_b,
        pairs.overlap_start,
        pairs.overlap_end,
        pairs.period_relation,
        pairs.gap,
        pairs.ratio,
        pairs.higher,
        pairs.bounds_overlap,
        pairs.window_may_explain,
        pairs.producer_a = pairs.producer_b as same_producer,
        pairs.source_a = pairs.source_b as same_source,
        a.definition_en as definition_a_en,
        a.definition_ru as definition_a_ru,
        a.definition_tg as definition_a_tg,
        b.definition_en as definition_b_en,
        b.definition_ru as definition_b_ru,
        b.definition_tg as definition_b_tg,
        from_a.dimension as dimension_a,
        from_b.dimension as dimension_b,
        from_a.series as series_a,
        from_b.series as series_b,
        from_a.confidence as confidence_a,
        from_b.confidence as confidence_b,
        from_a.note as note_a,
        from_b.note as note_b
    from marts.disagreements as pairs
    inner join indicators as a on a.indicator_id = pairs.indicator_a
    inner join indicators as b on b.indicator_id = pairs.indicator_b
    inner join marts.differing_figures as from_a on from_a.observation_id = pairs.observation_a
    inner join marts.differing_figures as from_b on from_b.observation_id = pairs.observation_b
    left join explained
        on explained.group_id = pairs.group_id
        and explained.indicator_id = pairs.indicator_a
    where pairs.pair_id = $id
)
select * from final
order by pair_id
