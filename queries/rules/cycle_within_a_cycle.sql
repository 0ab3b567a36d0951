-- A forum whose cycle is itself only a part of another cycle. An empty cycle_id says that a forum is a cycle of
-- its own, and only such a forum can be the cycle of others.
with final as (
    select
        'forums.csv' as file_name, f.file_row, 'cycle_id' as column_name, f.cycle_id as value,
        'the forum named here must be a cycle of its own, with an empty cycle_id' as reason
    from incoming.forums as f
    inner join incoming.forums as named on f.cycle_id = named.forum_id
    where named.cycle_id is not null
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
