"""The evidence bundle as a PDF: everything twice, first to learn which page each part is on, then to say so."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from foi_tracker.domain.evidence import Bundle, Exhibit, Happening, WorkedDeadline
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.working import WorkedDay
from foi_tracker.domain.working_days import SATURDAY
from foi_tracker.exports.flow import Flow, Piece, Row
from foi_tracker.exports.paper import (
    COLUMN,
    HASH,
    HEADING,
    LABEL,
    NOTE,
    QUIET,
    SMALL,
    STRONG,
    TITLE,
    Paper,
    Type,
)

CHRONOLOGY: Final = "Chronology"
WORKING: Final = "How each date was worked out"
INDEX: Final = "Index of exhibits"
FILES: Final = "Files and their SHA-256"
ENTRY = Type(8.5, bold=True)
SUBTITLE = Type(13, colour=QUIET)
A_THOUSAND = 1000
# Millimetres, so that a count begins on a page that holds all of it, where one can.
ABOVE_DAYS, A_DAYS_ROW, TALLEST = 66, 5.95, 232


@dataclass(slots=True)
class Plan:
    """Where everything came to lie: parts by name, exhibits by number, each with its first and last page."""

    total: int = 0
    parts: dict[str, int] = field(default_factory=dict)
    exhibits: dict[int, tuple[int, int]] = field(default_factory=dict)

    def pages_of(self, number: int) -> str:
        """The pages of an exhibit: "12" or "12-14"."""
        first, last = self.exhibits.get(number, (0, 0))
        return str(first) if first == last else f"{first}–{last}"


@dataclass(frozen=True, slots=True)
class MadePdf:
    """The file, and where in it everything is."""

    content: bytes
    plan: Plan


def bundle_pdf(bundle: Bundle) -> MadePdf:
    """The same bytes for the same bundle."""
    draft, plan = _set(bundle, Plan())
    draft.close()
    paper, settled = _set(bundle, plan)
    if settled != plan:
        raise AssertionError("numbers of pages moved the pages")
    return MadePdf(paper.finish(), settled)


def _set(bundle: Bundle, plan: Plan) -> tuple[Paper, Plan]:
    """Everything in order, with the numbers of `plan`; and the plan that it makes."""
    paper = Paper(running=f"{bundle.reference}: {bundle.authority}", total=plan.total, made_on=bundle.made_on)
    paper.entitle(
        title=f"Evidence bundle {bundle.reference}: {bundle.authority}",
        author=bundle.requester,
        subject=f"{bundle.law}: {bundle.title}",
    )
    flow, made = Flow(paper), Plan()
    _cover(flow, bundle)
    _contents(flow, bundle, plan)
    made.parts[CHRONOLOGY] = _chronology(flow, bundle, plan)
    made.parts[WORKING] = _working(flow, bundle)
    made.parts[INDEX] = _index(flow, bundle, plan)
    for exhibit in bundle.exhibits:
        made.exhibits[exhibit.number] = (_exhibit(flow, exhibit), flow.page)
    made.parts[FILES] = _files(flow, bundle)
    made.total = flow.page
    return paper, made


def _cover(flow: Flow, bundle: Bundle) -> None:
    flow.part("Cover")
    flow.space(22)
    flow.paragraph("Evidence bundle", TITLE, after=1)
    flow.paragraph(bundle.title, SUBTITLE, after=12)
    flow.pairs(
        (
            ("For", bundle.regulator),
            ("From", bundle.requester),
            ("About", bundle.authority),
            ("Law", bundle.law),
            ("Our reference", bundle.reference),
            *bundle.references,
            ("Made on", written(bundle.made_on)),
            ("Calendar", bundle.calendar),
        )
    )
    flow.heading("In short")
    flow.pairs(bundle.answers)
    flow.heading("How to read this")
    flow.paragraph(
        f"“We” is {bundle.requester}, the requester. Exhibits bear one number throughout: in the chronology, in the "
        "index, above each exhibit, and in the names of the files in the archive that belongs to this document. "
        "Dates are the days the law counts from: receipt by the authority, or issue by it.",
        after=0,
    )


def _contents(flow: Flow, bundle: Bundle, plan: Plan) -> None:
    flow.part("Contents")
    flow.paragraph("Contents", HEADING, after=4)
    rows = [_entry(name, plan.parts.get(name, 0), ENTRY) for name in (CHRONOLOGY, WORKING, INDEX)]
    for exhibit in bundle.exhibits:
        first, _ = plan.exhibits.get(exhibit.number, (0, 0))
        rows.append(_entry(f"Exhibit {exhibit.number}: {exhibit.what}", first, SMALL))
    rows.append(_entry(FILES, plan.parts.get(FILES, 0), ENTRY))
    flow.table((("Part", COLUMN - 20), ("Page", 20)), rows)


def _entry(name: str, page: int, kind: Type) -> Row:
    return ((Piece(name, kind, page),), (Piece(str(page), kind, page),))


def _chronology(flow: Flow, bundle: Bundle, plan: Plan) -> int:
    page = flow.part(CHRONOLOGY)
    flow.paragraph(CHRONOLOGY, HEADING, after=3)
    if not bundle.chronology:
        flow.paragraph("Nothing has been recorded.")
    else:
        columns = (("Date", 34.0), ("What happened", COLUMN - 34 - 26), ("Exhibits", 26.0))
        flow.table(columns, (_happened(line, plan) for line in bundle.chronology))
    if bundle.taken_back:
        lines = "1 line was" if bundle.taken_back == 1 else f"{bundle.taken_back} lines were"
        flow.paragraph(f"{lines} recorded by mistake and taken back. What was taken back is left out here.", NOTE)
    return page


def _happened(line: Happening, plan: Plan) -> Row:
    cited = tuple(_cited(first, last, plan) for first, last in _ranges(line.exhibits))
    return (Piece(written(line.on)),), (Piece(line.sentence),), cited


def _cited(first: int, last: int, plan: Plan) -> Piece:
    """Exhibits that follow one another: "3 (p. 12)" or "3–9 (p. 12)"."""
    numbers = str(first) if first == last else f"{first}–{last}"
    return Piece(f"{numbers} (p. {_first(plan, first)})", to=_first(plan, first))


def _ranges(numbers: tuple[int, ...]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for number in sorted(numbers):
        follows = bool(ranges) and ranges[-1][1] == number - 1
        ranges = [*ranges[:-1], (ranges[-1][0], number)] if follows else [*ranges, (number, number)]
    return ranges


def _first(plan: Plan, number: int) -> int:
    return plan.exhibits.get(number, (0, 0))[0]


def _working(flow: Flow, bundle: Bundle) -> int:
    page = flow.part(WORKING)
    flow.paragraph(WORKING, HEADING, after=3)
    flow.paragraph(
        "Each date is counted again here, day by day. Statute, rules, guidance and convention are told apart: only the "
        "first two bind."
    )
    for proviso in bundle.provisos:
        flow.paragraph(proviso)
    if not bundle.deadlines:
        flow.paragraph("No date has run.")
    for deadline in bundle.deadlines:
        _deadline(flow, deadline)
    return page


def _deadline(flow: Flow, deadline: WorkedDeadline) -> None:
    days = list(_day_rows(deadline.days))
    flow.heading(deadline.heading, keep=min(ABOVE_DAYS + len(days) * A_DAYS_ROW, flow.left_or(TALLEST)))
    flow.pairs(
        (
            ("Date", f"{deadline.due} {deadline.ended}".strip()),
            ("Provision", deadline.provision),
            ("How binding", deadline.level),
            ("Counted in", f"the calendar of {deadline.calendar}"),
        ),
        kind=SMALL,
    )
    flow.space(2)
    for sentence in deadline.sentences:
        flow.paragraph(sentence, SMALL, after=1)
    if days:
        flow.space(1)
        flow.table((("Day", 56.0), ("Number", 22.0), ("Why", COLUMN - 78)), days)


def _day_rows(days: tuple[WorkedDay, ...]) -> Iterator[Row]:
    """A row a day; a weekend that does not count is one."""
    at = 0
    while at < len(days):
        day = days[at]
        following = days[at + 1] if at + 1 < len(days) else None
        if following and _is_skipped_weekend(day) and _is_skipped_weekend(following):
            both = f"{written(day.on).removesuffix(f' {following.on:%b %Y}')} and {written(following.on)}"
            yield (Piece(both, NOTE),), (Piece("–", NOTE),), (Piece("Weekend", NOTE),)
            at += 2
            continue
        yield _day_row(day)
        at += 1


def _is_skipped_weekend(day: WorkedDay) -> bool:
    return day.number is None and day.on.weekday() >= SATURDAY


def _day_row(day: WorkedDay) -> Row:
    kind = NOTE if day.number is None else SMALL
    number = "–" if day.number is None else str(day.number)
    return (Piece(written(day.on), kind),), (Piece(number, kind),), (Piece(day.reason, kind),)


def _index(flow: Flow, bundle: Bundle, plan: Plan) -> int:
    page = flow.part(INDEX)
    flow.paragraph(INDEX, HEADING, after=3)
    if not bundle.exhibits:
        flow.paragraph("No letter or file is kept with this request.")
        return page
    columns = (("No.", 12.0), ("What it is", COLUMN - 12 - 32 - 18), ("Date", 32.0), ("Pages", 18.0))
    flow.table(columns, (_indexed(exhibit, plan) for exhibit in bundle.exhibits))
    return page


def _indexed(exhibit: Exhibit, plan: Plan) -> Row:
    what = (
        Piece(exhibit.what),
        Piece(f"{exhibit.file_name}, {_size(exhibit.size)}", NOTE),
        Piece(f"SHA-256 {exhibit.sha256}", HASH),
    )
    pages = Piece(plan.pages_of(exhibit.number), to=_first(plan, exhibit.number))
    return (Piece(str(exhibit.number), LABEL),), what, (Piece(written(exhibit.on)),), (pages,)


def _exhibit(flow: Flow, exhibit: Exhibit) -> int:
    page = flow.part(f"Exhibit {exhibit.number}", level=1)
    flow.paragraph(f"Exhibit {exhibit.number}", HEADING, after=1.5)
    flow.paragraph(exhibit.what, STRONG, after=3)
    flow.pairs(
        (
            ("Date", written(exhibit.on)),
            ("File", f"{exhibit.file_name}, {_size(exhibit.size)}"),
            ("In the archive", "not there" if exhibit.is_missing else exhibit.archive_name),
            ("SHA-256", exhibit.sha256),
        ),
        label=30,
        kind=SMALL,
    )
    flow.space(2)
    flow.paper.rule(flow.y)
    flow.space(4)
    _print(flow, exhibit)
    return page


def _print(flow: Flow, exhibit: Exhibit) -> None:
    before = flow.paper.substituted
    if exhibit.printed.text:
        flow.paragraph(exhibit.printed.text, after=4)
    if exhibit.printed.remark:
        flow.paragraph(exhibit.printed.remark, NOTE)
    if flow.paper.substituted > before:
        flow.paragraph("□ stands for a character that the typeface of this document lacks. The file has it.", NOTE)


def _files(flow: Flow, bundle: Bundle) -> int:
    page = flow.part(FILES)
    flow.paragraph(FILES, HEADING, after=3)
    flow.paragraph(
        "Each file of the archive that belongs to this document, by exhibit. SHA256SUMS there says the same."
    )
    there = [exhibit for exhibit in bundle.exhibits if not exhibit.is_missing]
    rows = (((Piece(exhibit.archive_name),), (Piece(exhibit.sha256, HASH),)) for exhibit in there)
    flow.table((("File", COLUMN - 100), ("SHA-256", 100.0)), rows)
    return page


def _size(size: int) -> str:
    if size < A_THOUSAND:
        return f"{size} bytes"
    kilobytes = size / A_THOUSAND
    return f"{kilobytes:.0f} kB" if kilobytes < A_THOUSAND else f"{kilobytes / A_THOUSAND:.1f} MB"
