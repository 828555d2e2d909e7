"""The questions that forms for events share, and how such a form is put together."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Final

from wtforms import RadioField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from foi_tracker.domain.events import Event
from foi_tracker.web.forms.event_form import EventForm
from foi_tracker.web.forms.fields import DayField, choices

DAY_FIRST: Final = "Day first, for example 4/9/2026."
LONGEST_REFERENCE = 60
RIGHTS_TOLD = {"yes": True, "no": False}


def form_for(makes: type[Event], heading: str, about: str = "", **asked: Any) -> type[EventForm]:  # noqa: ANN401 unbound fields, until a form binds them
    """A form class: what it records, what it is called, and the fields it asks for."""
    return type(f"{makes.__name__}Form", (EventForm,), {"makes": makes, "heading": heading, "about": about, **asked})


def day(text: str, hint: str = "", *, needed: bool = True) -> Any:  # noqa: ANN401 as above
    """A day, which must be given unless it need not."""
    check = InputRequired("Enter the date.") if needed else Optional()
    return DayField(text, validators=[check], description=f"{hint} {DAY_FIRST}".strip())


def received() -> Any:  # noqa: ANN401 as above
    """The day a letter reached us."""
    return day("Date it reached us, if it was another day", "Leave empty if it came the same day.", needed=False)


def one_of(words: Iterable[StrEnum], text: str, complaint: str, *, default: StrEnum | None = None) -> Any:  # noqa: ANN401 as above
    """One word of a vocabulary, which must be chosen."""
    offered = list(words)
    kinds = type(offered[0])
    return RadioField(
        text,
        choices=choices(offered),
        coerce=lambda word: kinds(word) if word else None,
        default=default,
        validators=[InputRequired(complaint)],
    )


def one_or_none(words: type[StrEnum], text: str, otherwise: str, hint: str = "") -> Any:  # noqa: ANN401 as above
    """One word of a vocabulary, or none of them."""
    return RadioField(
        text,
        choices=[*choices(words), SelectChoice("", otherwise)],
        coerce=lambda word: words(word) if word else None,
        validators=[Optional()],
        description=hint,
    )


def any_of(words: type[StrEnum], text: str, hint: str = "") -> Any:  # noqa: ANN401 as above
    """Any words of a vocabulary, each a box to tick."""
    return SelectMultipleField(
        text,
        choices=choices(words),
        coerce=words,
        validators=[Optional()],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=hint,
    )


def rights_told(text: str) -> Any:  # noqa: ANN401 as above
    """Whether a letter says how to challenge it; nobody may have looked."""
    return RadioField(
        text,
        choices=[SelectChoice("yes", "Yes"), SelectChoice("no", "No"), SelectChoice("", "Not looked yet")],
        coerce=RIGHTS_TOLD.get,
        validators=[Optional()],
        description="The law says it must. If it does not, that is a point of its own to complain of.",
    )


def reference(text: str, hint: str = "") -> Any:  # noqa: ANN401 as above
    """The number that somebody else gave the case."""
    return StringField(
        text,
        validators=[Optional(), Length(max=LONGEST_REFERENCE, message=f"Use at most {LONGEST_REFERENCE} letters.")],
        description=hint,
    )
