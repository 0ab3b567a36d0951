-- A row that names both a region and a place: the place must lie in that region.
with placed as (
    select 'observations.csv' as file_name, o.file_row, o.region_code, o.place_id
    from incoming.observations as o
    where o.place_id is not null
    union all
    select 'recommendation_regions.csv' as file_name, r.file_row, r.region_code, r.place_id
    from incoming.recommendation_regions as r
    where r.place_id is not null
    union all
    select 'priorities.csv' as file_name, p.file_row, p.region_code, p.place_id
    from incoming.priorities as p
    where p.place_id is not null
),

final as (
    select
        d.file_name, d.file_row, 'place_id' as column_name, d.place_id as value,
        'the place lies in ' || p.region_code || ', but the row says ' || d.region_code as reason
    from placed as d
    inner join incoming.places as p on d.place_id = p.place_id
    where d.region_code <> p.region_code
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
