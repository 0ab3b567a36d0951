with
asked as (
    select distinct asked_id
    from (select unnest($ids) as asked_id) as listed
    order by asked_id
    limit 1000
),

final as (
    select
        sources.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher
    from asked
    inner join sources on sources.source_id = asked.asked_id
)
select * from final
order by source_id
