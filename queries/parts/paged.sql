-- One page of the filtered items in the order of $sort, each with its place, and how many there are in all.
keyed as (
    select
        filtered.*,
        case $sort
            when 'origin' then date_diff('day', date '1991-01-01', exists_from)
            when 'origin_desc' then date_diff('day', exists_from, date '1991-01-01')
            when 'status' then status_rank
            when 'status_desc' then 0 - status_rank
            when 'age' then date_diff('day', headline_date, cast($as_of as date))
            when 'age_desc' then date_diff('day', cast($as_of as date), headline_date)
            when 'theme' then theme_position
            when 'theme_desc' then 0 - theme_position
        end as sort_number,
        case
            when $sort in ('origin', 'origin_desc') then forum_id
            when $sort in ('status', 'status_desc') then status
        end as sort_group,
        case when $sort = 'id_desc' then recommendation_id end as sort_backward
    from filtered
),

page as (
    select item, freshness, overdue, sort_number, sort_group, sort_backward, recommendation_id
    from keyed
    order by sort_number nulls last, sort_group, sort_backward desc, recommendation_id
    limit $row_limit offset $row_offset
),

placed as (
    select
        item,
        freshness,
        overdue,
        cast($row_offset as integer) + cast(row_number() over (order by sort_number nulls last, sort_group, sort_backward desc, recommendation_id) as integer) as position
    from page
),

counted as (
    select cast(count(*) as integer) as total from filtered
)
