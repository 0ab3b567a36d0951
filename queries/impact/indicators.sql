-- parts: chosen
-- Of each indicator linked to a recommendation that the projects touch, the newest national figure of each voice.
-- Running totals are passed over where the voice has another figure.
with
linked as (
    select
        indicators.indicator_id,
        string_agg(distinct linked.recommendation_id, ' ' order by linked.recommendation_id) as touched
    from chosen
    inner join project_recommendations as touching on touching.project_id = chosen.project_id
    inner join marts.tracked as tracked on tracked.recommendation_id = touching.recommendation_id
    inner join recommendation_indicators as linked on linked.recommendation_id = touching.recommendation_id
    inner join indicators on indicators.indicator_id = linked.indicator_id
    where tracked.exists_from <= cast($as_of as date)
    group by indicators.indicator_id
),

figures as (
    select
        points.indicator_id,
        points.observation_id,
        points.voice,
        points.producer_id,
        points.period_start,
        points.period_end,
        points.period_kind,
        points.year,
        points.cumulative,
        points.value,
        points.value_text,
        points.value_low,
        points.value_high,
        points.qualifier,
        points.confidence,
        points.note,
        points.source_id,
        row_number() over (
            partition by points.indicator_id, points.voice
            order by
                case when points.cumulative then 1 else 0 end,
                points.period_end desc,
                points.period_start desc,
                points.observation_id
        ) as place
    from marts.points as points
    where points.indicator_id in (select indicator_id from linked)
        and points.region_code = 'TJ'
        and points.period_end <= cast($as_of as date)
),

final as (
    select
        linked.indicator_id,
        indicators.name_en,
        indicators.name_ru,
        indicators.name_tg,
        indicators.unit_id,
        units.name_en as unit_en,
        units.name_ru as unit_ru,
        units.name_tg as unit_tg,
        linked.touched,
        figures.observation_id,
        figures.period_start,
        figures.period_end,
        figures.period_kind,
        figures.year,
        figures.cumulative,
        figures.value,
        figures.value_text,
        figures.value_low,
        figures.value_high,
        figures.qualifier,
        figures.confidence,
        figures.note,
        figures.producer_id,
        producers.name_en as producer_en,
        producers.name_ru as producer_ru,
        producers.name_tg as producer_tg,
        coalesce(figures.voice, '') as voice,
        sources.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher
    from linked
    inner join indicators on indicators.indicator_id = linked.indicator_id
    inner join units on units.unit_id = indicators.unit_id
    left join figures on figures.indicator_id = linked.indicator_id and figures.place = 1
    left join producers on producers.producer_id = figures.producer_id
    left join sources on sources.source_id = figures.source_id
)
select * from final
order by indicator_id, voice
