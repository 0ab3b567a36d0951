-- What each item counted as twelve months before $as_of.
year_before as (
    select
        item,
        recommendation_id,
        status,
        status_rank
    from marts.status_spans
    where valid_from <= cast(cast($as_of as date) - interval '12' month as date)
        and cast(cast($as_of as date) - interval '12' month as date) < valid_to
)
