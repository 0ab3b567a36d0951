"""The views a slide can show, in one list.

To add one: write a function that takes a `Reader`, the slide's parameters and the `Moment` and returns
`content_of(...)`, and put a `View` with its name and parameters into the `VIEWS` of its module. Its name is
written in decks that people keep, so it never changes.
"""

from collections.abc import Mapping
from dataclasses import replace

from components.slides import views_impact as slide_views_impact
from components.slides import views_records as slide_views_records
from components.slides import views_regions as slide_views_regions
from components.slides import views_status as slide_views_status
from components.slides import views_tracker as slide_views_tracker
from components.slides import views_trends as slide_views_trends
from components.slides.content import Content, Table
from components.slides.deck import Deck, Schema, Slide, said
from components.slides.view_parts import Moment, Reader, View

VIEWS: Mapping[str, View] = {
    view.name: view
    for view in (
        *slide_views_status.VIEWS,
        *slide_views_tracker.VIEWS,
        *slide_views_regions.VIEWS,
        *slide_views_trends.VIEWS,
        *slide_views_impact.VIEWS,
        *slide_views_records.VIEWS,
    )
}

SCHEMA: Schema = {name: view.parameters for name, view in VIEWS.items()}


def moment_of(deck: Deck, moment: Moment) -> Moment:
    """The moment with the deck's own day and title."""
    return replace(moment, as_of=deck.as_of or moment.as_of, title=said(deck.title, moment.lang))


def under_its_heading(made: Content, slide: Slide) -> Content:
    """What a view says, under the slide's own heading where it has one."""
    own = said(slide.heading, made.lang)
    return replace(made, heading=own) if own else made


def content(reader: Reader, slide: Slide, deck: Deck, moment: Moment) -> Content:
    """What a slide of a deck says."""
    made = VIEWS[slide.view].draw(reader, slide.parameters, moment_of(deck, moment))
    return under_its_heading(made, slide)


def past_the_end(slide: Slide, made: Content) -> bool:
    """Whether a slide asks for a further page of a list that has none."""
    later = slide.parameters.get("page", "1") != "1"
    return later and isinstance(made.body, Table) and not made.body.rows
