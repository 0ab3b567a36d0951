-- Every source that the filters leave, with how much of the package stands on it.
with
uses as (
    select source_id, used_as, voice, uses, first_year, last_year
    from marts.source_uses
    union all
    select
        document_source_id as source_id,
        'claim' as used_as,
        cast(null as varchar) as voice,
        1 as uses,
        cast(null as integer) as first_year,
        cast(null as integer) as last_year
    from claims
    union all
    select
        evidence_source_id as source_id,
        'claim_evidence' as used_as,
        cast(null as varchar) as voice,
        1 as uses,
        cast(null as integer) as first_year,
        cast(null as integer) as last_year
    from claims
),

used as (
    select
        source_id,
        cast(sum(case when used_as = 'observation' then uses else 0 end) as integer) as observations,
        cast(sum(case when used_as = 'evidence' then uses else 0 end) as integer) as evidence,
        cast(sum(case when used_as = 'recommendation' then uses else 0 end) as integer) as recommendations,
        cast(sum(case when used_as = 'forum' then uses else 0 end) as integer) as forums,
        cast(sum(case when used_as = 'project' then uses else 0 end) as integer) as projects,
        cast(sum(case when used_as = 'result' then uses else 0 end) as integer) as results,
        cast(sum(case when used_as = 'event' then uses else 0 end) as integer) as events,
        cast(sum(case when used_as = 'priority' then uses else 0 end) as integer) as priorities,
        cast(sum(case when used_as in ('claim', 'claim_evidence') then uses else 0 end) as integer) as claims,
        cast(sum(uses) as integer) as uses,
        min(first_year) as first_year,
        max(last_year) as last_year
    from uses
    group by source_id
),

spoken as (
    select source_id, voice
    from marts.source_uses
    where voice is not null
    group by source_id, voice
),

voiced as (
    select source_id, string_agg(voice, ' ' order by voice) as voices
    from spoken
    group by source_id
),

final as (
    select
        sources.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.language,
        sources.kind as source_kind,
        sources.original_publisher,
        sources.licence,
        sources.note,
        voiced.voices,
        coalesce(used.observations, 0) as observations,
        coalesce(used.evidence, 0) as evidence,
        coalesce(used.recommendations, 0) as recommendations,
        coalesce(used.forums, 0) as forums,
        coalesce(used.projects, 0) as projects,
        coalesce(used.results, 0) as results,
        coalesce(used.events, 0) as events,
        coalesce(used.priorities, 0) as priorities,
        coalesce(used.claims, 0) as claims,
        coalesce(used.uses, 0) as uses,
        used.first_year,
        used.last_year
    from sources
    left join used on used.source_id = sources.source_id
    left join voiced on voiced.source_id = sources.source_id
    where (
            coalesce(trim($q), '') = ''
            or (
                length(trim($q)) <= 300
                and contains(
                    translate(
                        lower(
                            concat_ws(
                                ' ', sources.source_id, sources.title, sources.publisher, sources.original_publisher, sources.url
                            )
                        ),
                        'ёӣӯғқҳҷ', 'еиугкхч'
                    ),
                    translate(lower(trim($q)), 'ёӣӯғқҳҷ', 'еиугкхч')
                )
            )
        )
        and (
            coalesce(array_length(cast($voice as varchar[])), 0) = 0
            or sources.source_id in (
                select source_id from spoken where list_contains(cast($voice as varchar[]), voice)
            )
        )
        and (
            coalesce(array_length(cast($language as varchar[])), 0) = 0
            or list_contains(cast($language as varchar[]), sources.language)
        )
        and (
            coalesce(array_length(cast($kind as varchar[])), 0) = 0
            or list_contains(cast($kind as varchar[]), sources.kind)
        )
        and (
            $from_year is null
            or cast(substr(sources.published, 1, 4) as integer) >= cast($from_year as integer)
        )
        and (
            $to_year is null
            or cast(substr(sources.published, 1, 4) as integer) <= cast($to_year as integer)
        )
)
select * from final
order by uses desc, publisher, source_title, source_id
