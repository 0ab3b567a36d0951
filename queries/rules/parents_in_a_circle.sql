-- A producer that is, through its parents, a part of itself.
with recursive ancestors (producer_id, ancestor_id) as (
    select p.producer_id, p.parent as ancestor_id
    from incoming.producers as p
    where p.parent is not null
    union
    select a.producer_id, p.parent as ancestor_id
    from ancestors as a
    inner join incoming.producers as p on a.ancestor_id = p.producer_id
    where p.parent is not null
),

final as (
    select
        'producers.csv' as file_name, p.file_row, 'parent' as column_name, p.parent as value,
        'the parents lead in a circle back to ' || p.producer_id as reason
    from incoming.producers as p
    inner join ancestors as a on p.producer_id = a.producer_id and p.producer_id = a.ancestor_id
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
