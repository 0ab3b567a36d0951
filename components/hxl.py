"""HXL tags of the columns that our downloads have, for the option of a second header row.

The Humanitarian Exchange Language (HXL 1.1) puts a row of hashtags below the header, so that a table can be
merged with others whatever its columns are called. Hashtags are those of the core dictionary, refined by
attributes; a column that has no fitting hashtag stays untagged, as the standard allows. `#value` is money
there, so the figure of an indicator is `#indicator+value+num`.
"""

import re
from collections.abc import Sequence

from components.i18n import LANGUAGES

_TAGS = {
    "observation_id": "#meta+id+observation",
    "event_id": "#meta+id+event",
    "claim_id": "#meta+id+claim",
    "priority_id": "#meta+id+priority",
    "indicator_id": "#indicator+code",
    "indicator": "#indicator+name",
    "unit_id": "#indicator+unit+code",
    "value": "#indicator+value+num",
    "value_low": "#indicator+value+min+num",
    "value_high": "#indicator+value+max+num",
    "value_text": "#indicator+value+text",
    "dimension": "#indicator+type+dimension",
    "region_code": "#adm1+code+v_iso_3166_2",
    "region": "#adm1+name",
    "place_id": "#loc+code",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "period_start": "#date+start",
    "period_end": "#date+end",
    "year": "#date+year",
    "first_missing": "#date+year+start",
    "last_missing": "#date+year+end",
    "newest": "#date+newest",
    "date": "#date+reported",
    "effective_date": "#date+reported+latest",
    "headline_date": "#date+reported+headline",
    "target_date": "#date+target",
    "published": "#date+source+published",
    "accessed": "#date+source+accessed",
    "status": "#status+code",
    "status_name": "#status+name",
    "recommendation_id": "#activity+code+recommendation",
    "project_id": "#activity+code+project",
    "forum_id": "#event+code+forum",
    "theme_id": "#sector+code",
    "producer_id": "#org+code+producer",
    "voice": "#org+type+voice",
    "publisher": "#org+name+publisher",
    "original_publisher": "#org+name+publisher+original",
    "source_id": "#meta+source+code",
    "source_title": "#meta+source+name",
    "source_kind": "#meta+source+type",
    "url": "#meta+source+url",
    "licence": "#meta+licence",
    "qualifier": "#meta+qualifier",
    "series": "#meta+series",
    "confidence": "#meta+confidence",
    "observations": "#meta+observations+num",
    "question": "#meta+question",
    "warehouse": "#meta+version",
    "note": "#description+note",
    "budget": "#value+budget",
    "currency": "#currency+code",
}
"""Tag by name of the column; a column in several languages is found under its name without the language."""

_TRANSLATED = {
    "indicator": "#indicator+name",
    "unit": "#indicator+unit+name",
    "region": "#adm1+name",
    "place": "#loc+name",
    "theme": "#sector+name",
    "producer": "#org+name+producer",
    "evidence": "#description+evidence",
    "detail": "#description",
    "forum": "#event+name+forum",
    "forum_title": "#event+name+forum",
}
_BY_SUBJECT = {
    ("name", "indicator_id"): "#indicator+name",
    ("name", "place_id"): "#loc+name",
    ("text", "recommendation_id"): "#activity+name+recommendation",
    ("title", "project_id"): "#activity+name+project",
    ("title", "event_id"): "#event+name",
    ("title", "priority_id"): "#need+name",
}
"""Names that say what they name only by the id that stands in the same table; the first that fits."""

_IN_A_LANGUAGE = re.compile(rf"(?P<name>\w+)_(?P<lang>{'|'.join(LANGUAGES)})")


def hxl_tags(columns: Sequence[str]) -> list[str]:
    """The tag of each column in its order; empty for a column that has none."""
    return [_tag(column, columns) for column in columns]


def _tag(column: str, columns: Sequence[str]) -> str:
    known = _TAGS.get(column)
    if known is not None:
        return known
    parts = _IN_A_LANGUAGE.fullmatch(column)
    if parts is None:
        return ""
    name = parts["name"]
    tag = _TRANSLATED.get(name) or next(
        (tag for (of, subject), tag in _BY_SUBJECT.items() if of == name and subject in columns), ""
    )
    return f"{tag}+i_{parts['lang']}" if tag else ""
