-- The items that hold every word of $q, in any of the three languages and however ё, ӣ, ӯ, ғ, қ, ҳ, ҷ are typed.
found as (
    select item
    from marts.tracked
    where length(trim($q)) between 1 and 300
        and array_length(
            list_filter(
                string_split(
                    translate(
                        lower($q),
                        'ёӣӯғқҳҷабвгдежзийклмнопрстуфхцчшщъыьэюя',
                        'EIUGKXHABVGDEJZIYKLMNOPRSTUFXCHWQ^|~{}_'
                    ),
                    ' '
                ),
                lambda word: not contains(folded, word)
            )
        ) = 0
)
