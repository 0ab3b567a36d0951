-- Every place, with its value of one indicator where the comparable set of places has one. Of the zones only
-- those that advocacy speaks of: the others are groupings of one census.
with
valued as (
    select *
    from marts.place_values
    where indicator_id = $indicator
),

advocated as (
    select place_id from priorities where place_id is not null
    union
    select place_id from recommendation_regions where place_id is not null
),

final as (
    select
        places.place_id,
        places.region_code,
        places.kind,
        places.name_en,
        places.name_ru,
        places.name_tg,
        places.lat,
        places.lon,
        valued.observation_id,
        valued.value,
        valued.value_low,
        valued.value_high,
        valued.qualifier,
        valued.period_start,
        valued.period_end,
        valued.period_kind,
        valued.year,
        valued.confidence,
        valued.note,
        valued.producer_id,
        producers.name_en as producer_en,
        producers.name_ru as producer_ru,
        producers.name_tg as producer_tg,
        producers.voice,
        sources.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher
    from places
    left join valued on valued.place_id = places.place_id
    left join advocated on advocated.place_id = places.place_id
    left join producers on producers.producer_id = valued.producer_id
    left join sources on sources.source_id = valued.source_id
    where places.kind <> 'zone' or advocated.place_id is not null
)
select * from final
order by region_code, kind, place_id
