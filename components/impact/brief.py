"""One donor on paper: at most two pages with all that its page shows, every number with its source.

The first page opens with what it pays for; results, figures of the country and recommendations follow in
three columns, then the sources by number. Type is as large as lets all of it stand on two pages; where even
the smallest type does not, wordings are cut short first and lists last, and what was left out is counted.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from components.briefs.brief import CitedSource, Numbering
from components.briefs.front import UNBROKEN
from components.briefs.paper import GRID, INK, MARGIN, MUTED, SMALLEST, Printed, Words
from components.briefs.pdf import PDF_MIME as PDF_MIME
from components.i18n import day, gettext_for, is_missing, ngettext_for, number, text
from components.impact.address import ImpactFilters, ImpactPlace
from components.impact.beside import country_rows, no_attribution
from components.impact.donor import donor_sentence
from components.impact.files import ImpactFrames
from components.impact.reach import reach_statement
from components.impact.results import with_unit
from components.impact.timeline import regions_in_words
from components.impact.totals import count_totals, money_totals
from components.impact.words import (
    ImpactNames,
    dates_in_words,
    has_reported,
    money,
    organisation_kind,
    period_in_words,
    reported_in_words,
    share_in_words,
)
from components.markdown import safe_url
from components.palette import VOICE, status_name, voice_name
from components.records import Row, records

PAGES, COLUMNS = 2, 3
GUTTER, APART = 4.0, 0.7
LARGEST, STEP = 9.0, 0.5
SPACE = 3.0
"""Points of the blank line above a heading."""

SHARES = (0.37, 0.15, 0.15, 0.12, 0.21)
CAPS = (24, 16, 11, 8, 5, 3)
"""How many projects, results, figures and recommendations stand on paper when all of them do not."""


@dataclass(frozen=True)
class Line:
    """One entry of a column: its paragraphs at a size of type and a length of wording."""

    paragraphs: Callable[[float, int], list[Words]]


@dataclass(frozen=True)
class DonorBrief:
    """All that the two pages say.

    Attributes:
        totals: sentences on money and counts.
        projects: cells of the first table, one row per project.
        sections: headings with their entries, in the order of the columns.
        sources: under their numbers.
    """

    name: str
    kind: str
    sentence: str
    filters: str
    as_of: date
    lang: str
    totals: tuple[str, ...]
    projects: tuple[tuple[str, ...], ...]
    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    sources: tuple[CitedSource, ...]
    warehouse: str

    @property
    def title(self) -> str:
        """What the pages are called."""
        _ = gettext_for(self.lang)
        return _("{name}: what it pays for, what is reported, what it touches").format(name=self.name)

    @property
    def foot(self) -> str:
        """The line at the foot of each page."""
        _ = gettext_for(self.lang)
        return _("Paygiri · {name} · read as of {day} · filters: {filters} · warehouse {hash}").format(
            name=self.name, day=day(self.as_of, self.lang), filters=self.filters, hash=self.warehouse[:12]
        )


def _short(content: str, most: int) -> str:
    return content if len(content) <= most else f"{content[:most].rstrip()}…"


def _project_rows(
    frames: ImpactFrames, donor: str, names: ImpactNames, numbering: Numbering
) -> list[tuple[str, ...]]:
    lang = numbering.lang
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    shares = {
        row["project_id"]: row["share"]
        for row in records(frames.partners)
        if row["role"] == "donor" and row["organisation_id"] == donor
    }
    found: list[tuple[str, ...]] = []
    for row in records(frames.projects):
        paid = money(row["budget"], row["currency"], lang)
        part = share_in_words(shares.get(row["project_id"]), int(row["donor_count"]), lang)
        results = int(row["results"])
        counted = ngettext("{count} result", "{count} results", results).format(count=number(results, lang))
        counted = counted if results else _("no result found")
        found.append(
            (
                f"{row['project_id']}  {text(row, 'title', lang)}{UNBROKEN}[{numbering.of(row)}]",
                dates_in_words(row, lang),
                f"{paid}; {part}" if part else paid,
                regions_in_words(row, names, lang),
                "; ".join([", ".join(names.of(row["implementers"], names.organisation)), counted]).strip(
                    "; "
                ),
            )
        )
    return found


def _result_line(row: Row, numbering: Numbering) -> Line:
    lang = numbering.lang
    _ = gettext_for(lang)
    source = numbering.of(row)
    target = "" if is_missing(row["target"]) else with_unit(number(row["target"], lang), row, lang)
    reported = with_unit(reported_in_words(row, lang), row, lang) if has_reported(row) else ""
    if reported and target:
        said = _("{reported} (target {target})").format(reported=reported, target=target)
    else:
        said = reported or _("planned {target}; no result found").format(target=target)
    marked = _("marked: as reported, not plausible or unclear") if row["flagged"] else ""
    when = period_in_words(row, lang)
    caveat = text(row, "caveat", lang)

    def paragraphs(size: float, most: int) -> list[Words]:
        end = ", ".join(part for part in (said, when, marked) if part)
        head = f"{row['project_id']}  {_short(text(row, 'indicator', lang), most)}: {end}{UNBROKEN}[{source}]"
        remark = [Words(_short(caveat, most), max(SMALLEST, size - 1), colour=MUTED)]
        return [Words(head, size), *(remark if caveat and most > 90 else [])]

    return Line(paragraphs)


def _country_line(row: Mapping[str, Any], lang: str, sources: Sequence[int]) -> Line:
    _ = gettext_for(lang)
    figures = [
        f"{VOICE[one['voice']].mark} {one['amount']}, {one['period']} "
        f"({voice_name(one['voice'], lang)}){UNBROKEN}[{source}]"
        for one, source in zip(row["figures"], sources, strict=True)
    ]
    said = "; ".join(figures) or _("no national figure")
    return Line(lambda size, most: [Words(f"{_short(row['name'], most)}: {said}", size)])


def _recommendation_lines(rows: Sequence[Row], numbering: Numbering) -> list[Line]:
    """Each recommendation once, with the projects that touch it."""
    touching: dict[str, list[str]] = {}
    for row in rows:
        touching.setdefault(str(row["recommendation_id"]), []).append(str(row["project_id"]))
    once = {str(row["recommendation_id"]): row for row in rows}
    return [
        _recommendation_line(once[identity], projects, numbering) for identity, projects in touching.items()
    ]


def _recommendation_line(row: Row, projects: Sequence[str], numbering: Numbering) -> Line:
    lang = numbering.lang
    _ = gettext_for(lang)
    status = status_name(str(row["status"]), lang)
    if row["contested"]:
        status = _("{status} (contested)").format(status=status)
    said = ""
    if not is_missing(row["source_id"]):
        spoke = f"{voice_name(str(row['voice']), lang)}, {day(row['headline_date'], lang)}"
        said = f" {spoke}{UNBROKEN}[{numbering.of(row)}]"

    def paragraphs(size: float, most: int) -> list[Words]:
        head = f"{row['recommendation_id']}  {status}"
        return [
            Words(head, size, bold=True, chip=str(row["status"]), contested=bool(row["contested"])),
            Words(f"{_short(text(row, 'text', lang), most)} ({', '.join(projects)}){said}", size),
        ]

    return Line(paragraphs)


def donor_brief(
    donor: Row,
    frames: ImpactFrames,
    filters: Mapping[str, str],
    as_of: date,
    names: ImpactNames,
    lang: str,
) -> DonorBrief:
    """The two pages, from the answers over all that a donor pays for.

    Args:
        donor: its row of `impact/organisations`.
        filters: name of each filter that is set and its value, both in words.
    """
    _ = gettext_for(lang)
    numbering, counts = Numbering(lang), records(frames.counts)[0]
    projects = _project_rows(frames, str(donor["organisation_id"]), names, numbering)
    results = [_result_line(row, numbering) for row in records(frames.results) if row["level"] != "context"]
    figures = [row for row in records(frames.indicators) if not is_missing(row["observation_id"])]
    place = ImpactPlace(ImpactFilters(), as_of, as_of, lang)
    country = [
        _country_line(row, lang, [numbering.of(one) for one in figures if one["indicator_id"] == row["id"]])
        for row in country_rows(figures, place)
    ]
    touched = _recommendation_lines(records(frames.recommendations), numbering)
    money_said = [
        (f"{one['figure']} {one['said']}" if one["kind"] else f"{one['figure']}: {one['said']}")
        + (f" ({one['more']})" if one["more"] else "")
        for one in money_totals(records(frames.totals), counts, lang)
    ]
    counted = [f"{one['figure']} {one['said']}" for one in count_totals(counts, lang)]
    return DonorBrief(
        name=text(donor, "name", lang),
        kind=organisation_kind(str(donor["kind"]), lang),
        sentence=donor_sentence(counts, lang),
        filters="; ".join(f"{name} = {value}" for name, value in filters.items()),
        as_of=as_of,
        lang=lang,
        totals=(
            "; ".join(counted) + ".",
            "; ".join(money_said) + ".",
            " ".join(reach_statement(counts, lang)),
        ),
        projects=tuple(projects),
        sections=(
            (_("What the projects report"), tuple(results)),
            (_("What figures of the country say"), tuple(country)),
            (_("How the recommendations touched stand"), tuple(touched)),
        ),
        sources=tuple(numbering.found.values()),
        warehouse=frames.projects.attrs["lineage"].warehouse,
    )


@dataclass(frozen=True)
class Setting:
    """How the pages are set: type in points, letters of a wording, entries of a list (None for all),
    and whether the addresses of sources are printed or only linked."""

    size: float
    most: int
    cap: int | None = None
    addresses: bool = False


def settings() -> Iterator[Setting]:
    """From the roomiest to the tightest: all of it in ever smaller type and shorter words, then cut lists."""
    sizes = [LARGEST - step * STEP for step in range(round((LARGEST - SMALLEST) / STEP) + 1)]
    for (most, addresses), size in product(((400, True), (400, False), (120, False), (80, False)), sizes):
        if size >= 7.5 or not addresses:
            yield Setting(size, most, addresses=addresses)
    for cap in CAPS:
        yield Setting(SMALLEST, 80, cap)


class DonorPaper(Printed):
    """The two pages of a donor. While `measuring` they are only measured."""

    def __init__(self, brief: DonorBrief) -> None:
        super().__init__(brief.lang, brief.title, brief.foot)
        self.brief = brief

    def fits(self, setting: Setting) -> bool:
        """Whether all that this setting shows stands on PAGES pages."""
        return self.flow(setting, self.head(setting, draw=False), draw=False)

    def head(self, setting: Setting, *, draw: bool) -> float:
        """Name, day, totals and the projects from the top of the page; returns where they end."""
        brief, size = self.brief, setting.size
        _ = gettext_for(brief.lang)
        when = _("read as of {day}").format(day=day(brief.as_of, brief.lang))
        said = [
            Words(f"{brief.kind} · {when} · {brief.filters}", max(SMALLEST, size - 1), colour=MUTED),
            Words(brief.title, size + 4, bold=True),
            Words(brief.sentence, size),
            *(Words(sentence, size) for sentence in brief.totals),
        ]
        y = self._cell(said, MARGIN, MARGIN, self.across, draw=draw) + 1.5
        heads = (
            _("Project"),
            _("Dates"),
            _("Money, whole project"),
            _("Where"),
            _("Carried out by; results"),
        )
        y = self._row(heads, y, size, bold=True, draw=draw)
        if draw:
            self.rule(y, INK, 0.4)
        for row in brief.projects[: setting.cap]:
            y = self._row(row, y, size, bold=False, draw=draw)
            if draw:
                self.rule(y, GRID, 0.2)
        rest = self._rest(len(brief.projects), setting)
        return self._cell(rest, MARGIN, y + 0.4, self.across, draw=draw) if rest else y

    def flow(self, setting: Setting, y: float, *, draw: bool) -> bool:
        """The sections and sources in columns from `y` on; False where they need more than PAGES pages."""
        width = (self.across - (COLUMNS - 1) * GUTTER) / COLUMNS
        entries = list(self._entries(setting))
        top, page, column, at = y + 2.0, 1, 0, y + 2.0
        for entry in entries:
            tall = self.height(entry, width) + APART
            while at + tall > self.bottom:
                column, at = column + 1, top
                if column == COLUMNS:
                    page, column, top = page + 1, 0, MARGIN
                    at = top
                    if page > PAGES:
                        return False
                    if draw:
                        self.turn_page()
                if at + tall > self.bottom and top == MARGIN:
                    return False
            if draw:
                self.write_cell(entry, MARGIN + column * (width + GUTTER), at, width)
            at += tall
        return True

    def _entries(self, setting: Setting) -> Iterator[list[Words]]:
        """All entries of the columns; a heading stays with the first entry under it."""
        _ = gettext_for(self.brief.lang)
        size = setting.size
        yield [Words(no_attribution(self.brief.lang), size)]
        for heading, lines in self.brief.sections:
            head = [Words("", SPACE), Words(heading, size + 1, bold=True)]
            shown = [line.paragraphs(size, setting.most) for line in lines[: setting.cap]]
            shown = shown or [[Words(_("nothing found"), size, colour=MUTED)]]
            yield [*head, *shown[0]]
            yield from shown[1:]
            rest = self._rest(len(lines), setting)
            if rest:
                yield rest
        small = max(SMALLEST, size - 1)
        cap = None if setting.cap is None else setting.cap * 2
        cited = [[self._source(source, small, setting)] for source in self.brief.sources[:cap]]
        head = [Words("", SPACE), Words(_("Sources"), size + 1, bold=True)]
        yield [*head, *(cited[0] if cited else [])]
        yield from cited[1:]
        if cap is not None and len(self.brief.sources) > cap:
            yield self._more(len(self.brief.sources) - cap, small)
        yield [Words(_("Curated data: CC BY 4.0. Code: Apache-2.0. Each source keeps its own terms."), small)]

    def _source(self, source: CitedSource, size: float, setting: Setting) -> Words:
        said = ", ".join(part for part in (source.publisher, source.copy_of, source.when) if part)
        address = safe_url(source.url)
        printed = f". {address}" if address and setting.addresses else ""
        words = f"[{source.number}] {_short(source.title, setting.most)}. {said}{printed}"
        return Words(words, size, link=address)

    def _rest(self, total: int, setting: Setting) -> list[Words]:
        left = total - setting.cap if setting.cap is not None else 0
        return self._more(left, max(SMALLEST, setting.size - 1)) if left > 0 else []

    def _more(self, left: int, size: float) -> list[Words]:
        ngettext = ngettext_for(self.brief.lang)
        said = ngettext("{count} more in the workbook", "{count} more in the workbook", left)
        return [Words(said.format(count=number(left, self.brief.lang)), size, colour=MUTED)]

    def _cell(self, words: Sequence[Words], x: float, y: float, width: float, *, draw: bool) -> float:
        return self.write_cell(words, x, y, width) if draw else y + self.height(words, width)

    def _row(self, cells: Sequence[str], y: float, size: float, *, bold: bool, draw: bool) -> float:
        x, end = MARGIN, y
        for cell, share in zip(cells, SHARES, strict=True):
            width = self.across * share
            words = [Words(cell, size, bold=bold)]
            end = max(end, self._cell(words, x, y + 0.4, width - 2, draw=draw))
            x += width
        return end + 0.4


def setting_for(paper: DonorPaper) -> Setting:
    """The roomiest setting that stands on two pages."""
    *roomier, tightest = settings()
    return next((setting for setting in roomier if paper.fits(setting)), tightest)


def donor_pdf(brief: DonorBrief) -> bytes:
    """The two pages as PDF."""
    paper = DonorPaper(brief)
    setting = setting_for(paper)
    paper.turn_page()
    paper.start_section(brief.title)
    paper.flow(setting, paper.head(setting, draw=True), draw=True)
    made: Any = paper.output()
    return bytes(made)
