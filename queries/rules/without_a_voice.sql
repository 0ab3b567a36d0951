-- Only our own searches have no voice. They may say that nothing was found, and nothing else.
with final as (
    select
        'producers.csv' as file_name, p.file_row, 'voice' as column_name, p.voice as value,
        case when p.voice is null then 'a voice is required here' else 'our own searches have no voice' end
            as reason
    from incoming.producers as p
    where (p.voice is null) <> (p.producer_id = 'paygiri')
    union all
    select
        'status_events.csv' as file_name, e.file_row, 'status' as column_name, e.status as value,
        'a search of our own can only record no_evidence' as reason
    from incoming.status_events as e
    where e.producer_id = 'paygiri' and e.status <> 'no_evidence'
    union all
    select
        'observations.csv' as file_name, o.file_row, 'producer_id' as column_name, o.producer_id as value,
        'a search of our own makes no figures' as reason
    from incoming.observations as o
    where o.producer_id = 'paygiri'
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
