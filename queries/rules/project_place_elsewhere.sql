-- A place of a project that lies in none of its regions. A project of the whole nation may be anywhere.
with final as (
    select
        'project_places.csv' as file_name, p.file_row, 'place_id' as column_name, p.place_id as value,
        'the place lies in ' || places.region_code || ', which is no region of ' || p.project_id as reason
    from incoming.project_places as p
    inner join incoming.places as places on p.place_id = places.place_id
    where not exists (
        select 1
        from incoming.project_regions as r
        where r.project_id = p.project_id and r.region_code in ('TJ', places.region_code)
    )
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
