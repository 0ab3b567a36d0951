-- Every word that a recommendation is searched by, once: there are far fewer different words than texts, so that a search
-- for a part of a word reads little, and of marts.word_items the rows of the words it finds alone.
create table marts.words as
with
final as (
    select distinct word from marts.word_items
)
select word from final
order by word;
