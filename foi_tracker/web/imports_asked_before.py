"""What the page of words asks about authorities that the campaign has asked already: once for the whole sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from werkzeug.datastructures import MultiDict

from foi_tracker.domain.imports.asked import AskedAlready
from foi_tracker.domain.imports.choices import NEW_REQUEST, SAME_REQUEST
from foi_tracker.web.filters import plural

FIELD: Final = "already_asked"
MEANS: Final[Mapping[str, str]] = {
    SAME_REQUEST: "They are the requests that are here. What the sheet says more goes into them",
    NEW_REQUEST: "They are new requests, beside those that are here",
}
SAID: Final = "Authorities that were asked already"


@dataclass(frozen=True, kw_only=True, slots=True)
class AlreadyAsked:
    """The question as the page shows it."""

    question: str
    examples: str
    options: tuple[tuple[str, str], ...]


def question_of(asked: AskedAlready | None) -> AlreadyAsked | None:
    """Where there is anything to ask."""
    if asked is None:
        return None
    examples = "; ".join(f"row {number} may be {references}" for number, references in asked.examples)
    about = "is about an authority" if asked.count == 1 else "are about authorities"
    return AlreadyAsked(
        question=f"{plural(asked.count, 'row')} {about} that this campaign has asked already",
        examples=f"{examples[:1].upper()}{examples[1:]}{'; and so on' if asked.count > len(asked.examples) else ''}.",
        options=tuple(MEANS.items()),
    )


def said_in(form: MultiDict[str, str]) -> str:
    """What was chosen; "" where that waits."""
    given = form.get(FIELD, "")
    return given if given in MEANS else ""
