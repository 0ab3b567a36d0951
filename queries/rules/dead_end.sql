-- A source that nothing was read in, or a producer that said nothing: a leftover, or a reference forgotten.
with sources_used as (
    select source_id from incoming.observations
    union
    select source_id from incoming.forums
    union
    select source_id from incoming.recommendations
    union
    select source_id from incoming.status_events
    union
    select source_id from incoming.projects
    union
    select source_id from incoming.results
    union
    select source_id from incoming.events
    union
    select source_id from incoming.priorities
    union
    select document_source_id as source_id from incoming.claims
    union
    select evidence_source_id as source_id from incoming.claims
),

producers_used as (
    select producer_id from incoming.observations
    union
    select producer_id from incoming.status_events
    union
    select producer_id from incoming.priorities
    union
    select parent as producer_id from incoming.producers
),

final as (
    select
        'sources.csv' as file_name, s.file_row, 'source_id' as column_name, s.source_id as value,
        'nothing in the package was read in this source' as reason
    from incoming.sources as s
    left join sources_used as u on s.source_id = u.source_id
    where u.source_id is null and s.source_id is not null
    union all
    select
        'producers.csv' as file_name, p.file_row, 'producer_id' as column_name, p.producer_id as value,
        'no observation, evidence or priority comes from this producer' as reason
    from incoming.producers as p
    left join producers_used as u on p.producer_id = u.producer_id
    where u.producer_id is null and p.producer_id is not null
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
