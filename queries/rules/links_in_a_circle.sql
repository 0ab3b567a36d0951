-- A recommendation that, followed from one forum to the next, leads back to itself. A crosswalk says only that
-- two forums ask for the same, so it has no direction and makes no circle.
with recursive steps as (
    select l.file_row, l.from_id, l.to_id
    from incoming.recommendation_links as l
    where l.relation <> 'crosswalk' and l.from_id <> l.to_id
),

reached (start_id, end_id) as (
    select from_id as start_id, to_id as end_id from steps
    union
    select r.start_id, s.to_id as end_id
    from reached as r
    inner join steps as s on r.end_id = s.from_id
),

final as (
    select
        'recommendation_links.csv' as file_name, s.file_row, 'to_id' as column_name, s.to_id as value,
        'the links lead in a circle back to ' || s.from_id as reason
    from steps as s
    inner join reached as r on s.to_id = r.start_id and s.from_id = r.end_id
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
