-- A recommendation linked to itself, a claim said to contradict itself, or a result said to be the same as itself.
with final as (
    select
        'recommendation_links.csv' as file_name, l.file_row, 'to_id' as column_name, l.to_id as value,
        'a recommendation cannot be linked to itself' as reason
    from incoming.recommendation_links as l
    where l.from_id = l.to_id
    union all
    select
        'claim_contradictions.csv' as file_name, c.file_row, 'contradicts_id' as column_name,
        c.contradicts_id as value, 'a claim cannot contradict itself' as reason
    from incoming.claim_contradictions as c
    where c.claim_id = c.contradicts_id
    union all
    select
        'results.csv' as file_name, r.file_row, 'same_as' as column_name, r.same_as as value,
        'a result cannot be the same as itself' as reason
    from incoming.results as r
    where r.same_as = r.result_id
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
