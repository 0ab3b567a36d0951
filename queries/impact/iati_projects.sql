-- The projects of a file for IATI, as they stand in the package. Money is text, so that no digit is lost.
with asked as (
    select unnest(cast($projects as varchar[])) as project_id
),

final as (
    select
        p.project_id, p.kind, p.title_en, p.title_ru, p.title_tg, p.start_date, p.end_date,
        p.date_note_en, p.date_note_ru, p.date_note_tg, cast(p.budget as varchar) as budget, p.currency,
        p.objective_en, p.objective_ru, p.objective_tg, p.source_id, p.iati_identifier, p.note,
        s.published, s.accessed
    from projects as p
    inner join sources as s on p.source_id = s.source_id
    where p.project_id in (select asked.project_id from asked)
)

select
    project_id, kind, title_en, title_ru, title_tg, start_date, end_date, date_note_en, date_note_ru,
    date_note_tg, budget, currency, objective_en, objective_ru, objective_tg, source_id, iati_identifier,
    note, published, accessed
from final
order by project_id
