with
final as (
    select
        pairs.claim_id,
        pairs.contradicts_id,
        pairs.reason_en,
        pairs.reason_ru,
        pairs.reason_tg,
        one.statement_en as statement_a_en,
        one.statement_ru as statement_a_ru,
        one.statement_tg as statement_a_tg,
        one.said_by_en as said_by_a_en,
        one.said_by_ru as said_by_a_ru,
        one.said_by_tg as said_by_a_tg,
        one.value as value_a,
        one.unit as unit_a,
        one.direction as direction_a,
        one.period as period_a,
        one.verdict as verdict_a,
        one.document_source_id as document_a,
        other.statement_en as statement_b_en,
        other.statement_ru as statement_b_ru,
        other.statement_tg as statement_b_tg,
        other.said_by_en as said_by_b_en,
        other.said_by_ru as said_by_b_ru,
        other.said_by_tg as said_by_b_tg,
        other.value as value_b,
        other.unit as unit_b,
        other.direction as direction_b,
        other.period as period_b,
        other.verdict as verdict_b,
        other.document_source_id as document_b
    from claim_contradictions as pairs
    inner join claims as one on one.claim_id = pairs.claim_id
    inner join claims as other on other.claim_id = pairs.contradicts_id
)
select * from final
order by claim_id, contradicts_id
