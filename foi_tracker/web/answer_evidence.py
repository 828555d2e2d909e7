"""Where in the reply an answer stands, and what belongs to its state, from what was typed and back."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from foi_tracker.domain.findings.dates import read_dates
from foi_tracker.domain.findings.evidence import Evidence, StateDetails
from foi_tracker.domain.findings.quotes import QuoteCheck
from foi_tracker.domain.findings.unreadable import Unreadable
from foi_tracker.domain.findings.values import DateSpan
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.web.answer_plain import Offered, read_address
from foi_tracker.web.answer_typed import LONGEST_NUMBER, Pairs, Place, Typed

# Looks a quote up in a file (by public id, "" for a letter of which there is no file), near the page that is cited.
LookUp = Callable[[str, int | None, str], QuoteCheck]

EVIDENCE: Final = "evidence"
WITH_EXEMPTIONS: Final = (AnswerState.REFUSED, AnswerState.NCND, AnswerState.PARTLY)
UNCHECKED: Final = "There is no file here to check the quote in."


def read_evidence(typed: Typed, offered: Offered, look_up: LookUp) -> tuple[Evidence, ...]:
    """The places that were cited; one without a page and a quote is none."""
    found = [_place(number, typed, offered, look_up) for number in range(typed.rows(EVIDENCE))]
    return tuple(each for each in found if each)


def _place(number: int, typed: Typed, offered: Offered, look_up: LookUp) -> Evidence | None:
    name, label = f"{EVIDENCE}-{number}", f"Place {number + 1}"
    file = typed.one_of(Place(f"{name}-file", f"{label}, file"), offered.files)
    page = typed.read(Place(f"{name}-page", f"{label}, page"), _page)
    quote = typed.short_text(Place(f"{name}-quote", f"{label}, quote"))
    if not quote and page is None:
        return None
    checked = look_up(file, page, quote) if quote else QuoteCheck(found=None)
    if quote:
        say_where(typed, f"{name}-quote", checked, page, has_file=bool(file))
    filename = offered.files[file] if file else ""
    return Evidence(attachment=file, filename=filename, page=page, quote=quote, found=checked.found)


def say_where(typed: Typed, name: str, checked: QuoteCheck, page: int | None, *, has_file: bool) -> None:
    """Tell whoever quotes whether the words are there."""
    typed.understood[name] = checked.words(page) if has_file else UNCHECKED
    if checked.found is False or (checked.on_page and page and checked.on_page != page):
        typed.doubts.add(name)


def recall_evidence(typed: Typed, evidence: Sequence[Evidence]) -> None:
    """Say again how the quotes were found when they were kept."""
    for number, each in enumerate(evidence):
        if each.quote:
            name, checked = f"{EVIDENCE}-{number}-quote", QuoteCheck(found=each.found)
            say_where(typed, name, checked, each.page, has_file=bool(each.attachment))


def _page(text: str) -> int:
    digits = text.lower().removeprefix("page").removeprefix("p.").strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) < LONGEST_NUMBER and int(digits)):
        raise Unreadable("Type the page as a number, counted from the start of the file, such as 3.")
    return int(digits)


def fill_evidence(evidence: Sequence[Evidence], likely_file: str) -> Pairs:
    """What somebody would have to type to cite these; where nothing is cited yet, a row with the likely file."""
    pairs = [(f"{EVIDENCE}--rows", str(len(evidence)))]
    for number, each in enumerate(evidence or [Evidence(attachment=likely_file)]):
        name = f"{EVIDENCE}-{number}"
        pairs += [(f"{name}-file", each.attachment), (f"{name}-quote", each.quote)]
        pairs += [(f"{name}-page", str(each.page))] if each.page else []
    return pairs


def read_details(state: AnswerState | None, typed: Typed, known: Sequence[str]) -> StateDetails:
    """What belongs to the state that was picked; what belongs to another state is left out."""
    cited = set(typed.several("exemption")) if state in WITH_EXEMPTIONS else set()
    url = span = None
    if state is AnswerState.PUBLISHED_ELSEWHERE:
        url = typed.read(Place("where", "Where it is published"), read_address)
    if state is AnswerState.LATER_PUBLICATION:
        span = read_span(Place("expected", "When it will be published"), typed)
    return StateDetails(
        exemptions=tuple(each for each in known if each in cited),
        url=url or "",
        expected_on=span.last if span else None,
    )


def fill_details(details: StateDetails) -> Pairs:
    """What somebody would have to type for these."""
    cited = [("exemption", each) for each in details.exemptions]
    return [*cited, ("where", details.url), ("expected", day_first(details.expected_on))]


def read_span(place: Place, typed: Typed) -> DateSpan | None:
    """A day, or a month or year that stands for its first or last day."""
    return typed.read(place, read_dates)


def day_first(day: date | None) -> str:
    """4/9/2026; nothing where there is no date."""
    return f"{day.day}/{day.month}/{day.year}" if day else ""
