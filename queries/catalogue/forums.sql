with
held as (
    select
        forum_id,
        cast(count(*) as integer) as recommendations
    from recommendations
    group by forum_id
),

final as (
    select
        forums.forum_id,
        coalesce(forums.cycle_id, forums.forum_id) as cycle_id,
        forums.kind,
        forums.date,
        origins.exists_from,
        forums.title_en,
        forums.title_ru,
        forums.title_tg,
        forums.place_en,
        forums.place_ru,
        forums.place_tg,
        coalesce(held.recommendations, 0) as recommendations,
        forums.source_id,
        forums.note
    from forums
    inner join marts.origins as origins on origins.forum_id = forums.forum_id
    left join held on held.forum_id = forums.forum_id
)
select * from final
order by exists_from, forum_id
