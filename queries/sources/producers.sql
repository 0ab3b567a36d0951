with
counted as (
    select
        producer_id,
        cast(count(distinct source_id) as integer) as sources,
        cast(sum(case when used_as = 'observation' then uses else 0 end) as integer) as observations,
        cast(count(distinct case when used_as = 'observation' then item_id end) as integer) as indicators,
        cast(sum(case when used_as = 'evidence' then uses else 0 end) as integer) as evidence,
        cast(sum(case when used_as = 'priority' then uses else 0 end) as integer) as priorities,
        min(first_year) as first_year,
        max(last_year) as last_year
    from marts.source_uses
    where producer_id is not null
    group by producer_id
),

final as (
    select
        producers.producer_id,
        producers.name_en,
        producers.name_ru,
        producers.name_tg,
        producers.voice,
        case producers.voice
            when 'state' then 1
            when 'civil_society' then 2
            when 'international' then 3
            when 'academic' then 4
            when 'media' then 5
            else 6
        end as voice_position,
        producers.parent,
        parents.name_en as parent_en,
        parents.name_ru as parent_ru,
        parents.name_tg as parent_tg,
        producers.url,
        producers.note,
        coalesce(counted.sources, 0) as sources,
        coalesce(counted.observations, 0) as observations,
        coalesce(counted.indicators, 0) as indicators,
        coalesce(counted.evidence, 0) as evidence,
        coalesce(counted.priorities, 0) as priorities,
        counted.first_year,
        counted.last_year
    from producers
    left join producers as parents on parents.producer_id = producers.parent
    left join counted on counted.producer_id = producers.producer_id
    where coalesce(array_length(cast($voice as varchar[])), 0) = 0
        or list_contains(cast($voice as varchar[]), producers.voice)
)
select * from final
order by voice_position, name_en, producer_id
