-- The sources that a view of coverage rests on, and how many observations of each producer come from each.
with
held as (
    select
        source_id,
        producer_id,
        cast(min(year) as integer) as first_year,
        cast(max(year) as integer) as last_year,
        cast(sum(observations) as integer) as observations
    from marts.coverage_rows
    where (
            coalesce(array_length(cast($theme as varchar[])), 0) = 0
            or list_contains(cast($theme as varchar[]), theme_id)
        )
        and (
            coalesce(array_length(cast($region as varchar[])), 0) = 0
            or list_contains(cast($region as varchar[]), region_code)
        )
        and ($from_year is null or year >= cast($from_year as integer))
        and ($to_year is null or year <= cast($to_year as integer))
    group by source_id, producer_id
),

final as (
    select
        held.source_id,
        held.producer_id,
        held.first_year,
        held.last_year,
        held.observations,
        named.producer_en,
        named.producer_ru,
        named.producer_tg,
        named.voice,
        named.source_title,
        named.publisher,
        named.url,
        named.published,
        named.accessed,
        named.source_kind,
        named.original_publisher,
        named.licence
    from held
    inner join marts.coverage_sources as named
        on named.source_id = held.source_id
        and named.producer_id = held.producer_id
)
select * from final
order by observations desc, source_id, producer_id
