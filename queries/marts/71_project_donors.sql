-- Projects under each of their donors: one row per project and donor, one with an empty donor where none is stated.
-- A project of several donors has several rows here and one in marts.projects, which is what totals are taken from.
-- Each row has all that marts.projects has and what is printed of its donor and its source, so that a page of the
-- portfolio joins none of them.
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
        donors.name_en as donor_en,
        donors.name_ru as donor_ru,
        donors.name_tg as donor_tg,
        pairs.share,
        projects.project_id,
        projects.kind,
        projects.title_en,
        projects.title_ru,
        projects.title_tg,
        projects.start_date,
        projects.end_date,
        projects.starts_on,
        projects.ends_on,
        projects.date_note_en,
        projects.date_note_ru,
        projects.date_note_tg,
        projects.budget,
        projects.currency,
        projects.donors,
        projects.donor_count,
        projects.implementers,
        projects.regions,
        projects.nationwide,
        projects.themes,
        projects.recommendations,
        projects.results,
        projects.results_reported,
        projects.results_flagged,
        projects.context_figures,
        projects.activities,
        projects.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher
    from pairs
    inner join sized on sized.donor_id = pairs.donor_id
    inner join marts.projects as projects on projects.project_id = pairs.project_id
    inner join sources on sources.source_id = projects.source_id
    left join organisations as donors on donors.organisation_id = pairs.donor_id
)
select
    position,
    donor_id,
    donor_en,
    donor_ru,
    donor_tg,
    share,
    project_id,
    kind,
    title_en,
    title_ru,
    title_tg,
    start_date,
    end_date,
    starts_on,
    ends_on,
    date_note_en,
    date_note_ru,
    date_note_tg,
    budget,
    currency,
    donors,
    donor_count,
    implementers,
    regions,
    nationwide,
    themes,
    recommendations,
    results,
    results_reported,
    results_flagged,
    context_figures,
    activities,
    source_id,
    source_title,
    publisher,
    url,
    published,
    accessed,
    source_kind,
    original_publisher
from final
order by position;
