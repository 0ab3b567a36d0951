-- The items that hold every word of $q, or words that it is a part of, in any of the three languages and however ё, ӣ,
-- ӯ, ғ, қ, ҳ, ҷ are typed.
typed as (
    select
        list_distinct(
            list_filter(
                string_split(
                    translate(
                        lower($q),
                        'ёӣӯғқҳҷабвгдежзийклмнопрстуфхцчшщъыьэюя',
                        'EIUGKXHABVGDEJZIYKLMNOPRSTUFXCHWQ^|~{}_'
                    ),
                    ' '
                ),
                lambda part: part <> ''
            )
        ) as parts
    where length(trim($q)) between 1 and 300
),

looked_for as (
    select
        unnest(parts) as part,
        array_length(parts) as number
    from typed
),

found as (
    select word_items.item
    from looked_for
    inner join marts.words as words on contains(words.word, looked_for.part)
    inner join marts.word_items as word_items on word_items.word = words.word
    group by word_items.item, looked_for.number
    having count(distinct looked_for.part) = looked_for.number
)
