-- The items that hold every word of $q, or words that it is a part of, in any of the three languages and however ё, ӣ,
-- ӯ, ғ, қ, ҳ, ҷ are typed.
looked_for as (
    select distinct
        unnest(
            string_split(
                translate(
                    lower($q),
                    'ёӣӯғқҳҷабвгдежзийклмнопрстуфхцчшщъыьэюя',
                    'EIUGKXHABVGDEJZIYKLMNOPRSTUFXCHWQ^|~{}_'
                ),
                ' '
            )
        ) as part
    where length(trim($q)) between 1 and 300
),

matching as (
    select
        looked_for.part,
        words.word
    from looked_for
    inner join marts.words as words on contains(words.word, looked_for.part)
    where looked_for.part <> ''
),

found as (
    select word_items.item
    from matching
    inner join marts.word_items as word_items on word_items.word = matching.word
    group by word_items.item
    having count(distinct matching.part) = (select count(*) from looked_for where part <> '')
)
