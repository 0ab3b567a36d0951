-- Every claim with the document that makes it, the evidence it was held against, and how many others it contradicts.
-- A claim is no observation: it never leaves the questions of the register.
contradictions as (
    select claim_id from claim_contradictions
    union all
    select contradicts_id as claim_id from claim_contradictions
),

contradicted as (
    select claim_id, cast(count(*) as integer) as contradictions
    from contradictions
    group by claim_id
),

on_record as (
    select
        claims.claim_id,
        claims.said_by_en,
        claims.said_by_ru,
        claims.said_by_tg,
        claims.region_code,
        claims.statement_en,
        claims.statement_ru,
        claims.statement_tg,
        claims.value,
        claims.unit,
        claims.direction,
        claims.period,
        claims.subject,
        claims.evidence_en,
        claims.evidence_ru,
        claims.evidence_tg,
        claims.verdict,
        case claims.verdict
            when 'contradicted' then 1
            when 'unverified' then 2
            when 'supported' then 3
        end as verdict_position,
        claims.verdict_reason_en,
        claims.verdict_reason_ru,
        claims.verdict_reason_tg,
        coalesce(contradicted.contradictions, 0) as contradictions,
        documents.source_id,
        documents.title as source_title,
        documents.publisher,
        documents.url,
        documents.published,
        documents.accessed,
        documents.kind as source_kind,
        documents.original_publisher,
        evidence.source_id as evidence_source_id,
        evidence.title as evidence_title,
        evidence.publisher as evidence_publisher,
        evidence.url as evidence_url,
        evidence.published as evidence_published,
        evidence.kind as evidence_kind
    from claims
    left join contradicted on contradicted.claim_id = claims.claim_id
    inner join sources as documents on documents.source_id = claims.document_source_id
    inner join sources as evidence on evidence.source_id = claims.evidence_source_id
)
