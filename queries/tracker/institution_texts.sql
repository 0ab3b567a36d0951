with
final as (
    select
        recommendations.recommendation_id,
        forums.date as origin_printed,
        sources.source_id,
        sources.title as source_title,
        sources.publisher,
        sources.url,
        sources.published,
        sources.accessed,
        sources.kind as source_kind,
        sources.original_publisher
    from recommendation_addressees
    inner join recommendations
        on recommendations.recommendation_id = recommendation_addressees.recommendation_id
    inner join forums on forums.forum_id = recommendations.forum_id
    inner join sources on sources.source_id = recommendations.source_id
    where recommendation_addressees.institution_id = $institution
)
select * from final
order by recommendation_id
