-- parts: on_record
-- The register of figures in circulation.
with
final as (
    select on_record.*
    from on_record
    where (
            coalesce(array_length(cast($verdict as varchar[])), 0) = 0
            or list_contains(cast($verdict as varchar[]), verdict)
        )
        and (
            coalesce(array_length(cast($document as varchar[])), 0) = 0
            or list_contains(cast($document as varchar[]), source_id)
        )
)
select * from final
order by claim_id
