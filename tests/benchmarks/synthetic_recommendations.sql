-- Recommendations that nobody made, for measuring growth: $items of them, spread over the real forums and themes
-- and worded like the real ones. `reference` holds the tables of a real package as text.
with recommendations as (
    select r.*, row_number() over (order by r.recommendation_id) - 1 as position
    from reference.recommendations as r
),

forums as (
    select f.forum_id, f.source_id, row_number() over (order by f.forum_id) - 1 as position
    from reference.forums as f
),

themes as (
    select t.theme_id, row_number() over (order by t.theme_id) - 1 as position from reference.themes as t
),

sizes as (
    select
        (select count(*) from recommendations) as recommendations,
        (select count(*) from forums) as forums,
        (select count(*) from themes) as themes
),

final as (
    select
        'SYN-' || cast(n.range as varchar) as recommendation_id,
        f.forum_id,
        t.theme_id,
        r.basis,
        r.text_en || ' Synthetic ' || cast(n.range as varchar) || '.' as text_en,
        r.text_ru || ' Пример ' || cast(n.range as varchar) || '.' as text_ru,
        r.text_tg || ' Намуна ' || cast(n.range as varchar) || '.' as text_tg,
        r.verifiable,
        r.verifiable_reason_en,
        r.verifiable_reason_ru,
        r.verifiable_reason_tg,
        case hash(n.range, 'target') % 4
            when 0 then '2030'
            when 1 then '2025-12'
            when 2 then '2026-06-30'
        end as target_date,
        f.source_id,
        'Synthetic, for measuring growth.' as note
    from range(cast($items as bigint)) as n
    cross join sizes as s
    inner join recommendations as r on hash(n.range, 'text') % s.recommendations = r.position
    inner join forums as f on hash(n.range, 'forum') % s.forums = f.position
    inner join themes as t on hash(n.range, 'theme') % s.themes = t.position
)

select * from final
order by recommendation_id
