with
final as (
    select
        voice,
        case voice
            when 'state' then 1
            when 'civil_society' then 2
            when 'international' then 3
            when 'academic' then 4
            when 'media' then 5
        end as position,
        cast(count(*) as integer) as producers
    from producers
    where voice is not null
    group by voice
)
select * from final
order by position, voice
