with
final as (
    select
        missing.indicator_id,
        indicators.name_en as indicator_en,
        indicators.name_ru as indicator_ru,
        indicators.name_tg as indicator_tg,
        indicators.theme_id,
        missing.region_code,
        regions.position as region_position,
        regions.short_en as region_en,
        regions.short_ru as region_ru,
        regions.short_tg as region_tg,
        missing.producer_id,
        producers.name_en as producer_en,
        producers.name_ru as producer_ru,
        producers.name_tg as producer_tg,
        producers.voice,
        missing.series,
        missing.first_missing,
        missing.last_missing,
        missing.step,
        missing.years_known,
        missing.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher,
        sources.licence
    from marts.missing_years as missing
    inner join indicators on indicators.indicator_id = missing.indicator_id
    inner join regions on regions.region_code = missing.region_code
    inner join producers on producers.producer_id = missing.producer_id
    inner join sources on sources.source_id = missing.source_id
    where (
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), indicators.theme_id)
        )
        and (
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or list_contains(cast($region as varchar[]), missing.region_code)
        )
        and ($from_year is null or missing.last_missing >= cast($from_year as integer))
        and ($to_year is null or missing.first_missing <= cast($to_year as integer))
)
select * from final
order by theme_id, indicator_id, region_position, producer_id, series, first_missing
