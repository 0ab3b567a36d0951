-- The standing items with where each moved in the twelve months before $as_of: forward, back, or to its first
-- evidence; missing where it stayed or has no ranked status.
moved as (
    select
        standing.*,
        case
            when standing.status_rank is null then null
            when coalesce(year_before.status, 'no_evidence') = 'no_evidence' then 'first_evidence'
            when standing.status_rank > year_before.status_rank then 'forward'
            when standing.status_rank < year_before.status_rank then 'back'
        end as move
    from standing
    left join year_before on year_before.item = standing.item
)
