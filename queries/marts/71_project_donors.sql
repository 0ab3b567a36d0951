-- Projects under each of their donors: one row per project and donor, one with an empty donor where none is stated.
-- A project of several donors has several rows here and one in marts.projects, which is what totals are taken from.
--
-- `position` is the order of the portfolio: the donor of most projects first, those without a donor last, and
-- within a donor by start, unknown starts last.
create table marts.project_donors as
with
pairs as (
    select
        project_partners.project_id,
        project_partners.organisation_id as donor_id,
        project_partners.share
    from project_partners
    where project_partners.role = 'donor'
    union all
    select
        projects.project_id,
        '' as donor_id,
        null as share
    from projects
    where not exists (
        select 1
        from project_partners as donors
        where donors.project_id = projects.project_id and donors.role = 'donor'
    )
),

sized as (
    select
        donor_id,
        case when donor_id = '' then -1 else count(*) end as projects
    from pairs
    group by donor_id
),

final as (
    select
        cast(
            row_number() over (
                order by sized.projects desc, pairs.donor_id, projects.starts_on nulls last, pairs.project_id
            ) as integer
        ) as position,
        pairs.donor_id,
        pairs.share,
        projects.project_id,
        projects.donor_count,
        projects.donors,
        projects.regions,
        projects.themes
    from pairs
    inner join sized on sized.donor_id = pairs.donor_id
    inner join marts.projects as projects on projects.project_id = pairs.project_id
)
select
    position,
    donor_id,
    share,
    project_id,
    donor_count,
    donors,
    regions,
    themes
from final
order by position;
