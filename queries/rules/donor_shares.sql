-- A share that is not a donor's, or shares of the donors of one project that come to more than the whole.
with wholes as (
    select project_id, sum(share) as whole
    from incoming.project_partners
    where role = 'donor'
    group by project_id
),

final as (
    select
        'project_partners.csv' as file_name, p.file_row, 'share' as column_name,
        printf('%.15g', p.share) as value,
        case
            when p.role <> 'donor' then 'only a donor has a share of the budget'
            else 'the shares of the donors of ' || p.project_id || ' come to ' || printf('%.15g', w.whole)
                || ' percent'
        end as reason
    from incoming.project_partners as p
    left join wholes as w on p.project_id = w.project_id
    where p.share is not null and (p.role <> 'donor' or w.whole > 100)
)

select file_name, file_row, column_name, value, reason from final
order by file_name, file_row, column_name
