-- parts: on_record
-- One claim of the register.
with
final as (
    select on_record.*
    from on_record
    where claim_id = $id
)
select * from final
order by claim_id
