"""One value of an answer, from what was typed and back: each type of field but tables and matrices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, cast
from urllib.parse import urlsplit

from foi_tracker.domain.findings.dates import read_dates
from foi_tracker.domain.findings.money import read_money
from foi_tracker.domain.findings.numbers import read_quantity
from foi_tracker.domain.findings.speech import SYMBOLS, say, say_quantity
from foi_tracker.domain.findings.unreadable import Unreadable
from foi_tracker.domain.findings.values import (
    YES_NO_UNKNOWN,
    Chosen,
    DateSpan,
    Document,
    Money,
    Organisation,
    Plain,
    Quantity,
)
from foi_tracker.domain.findings.vocabulary import Basis, Vat
from foi_tracker.domain.question_sets import AnswerField, FieldType
from foi_tracker.web.answer_typed import Pairs, Place, Typed

LONGEST_ADDRESS: Final = 2000
LONGEST_NAME: Final = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered:
    """What inputs may name: the files of the request by public id, and the register's slugs by name, casefolded."""

    files: Mapping[str, str] = field(default_factory=dict)
    slugs: Mapping[str, str] = field(default_factory=dict)


def read_plain(field: AnswerField, place: Place, typed: Typed, offered: Offered) -> Plain | None:
    """What was typed, as the field's value; None where nothing was, or nothing that can be read."""
    value = READERS[field.type](field, place, typed, offered)
    if isinstance(value, Quantity | Money | DateSpan):
        typed.understood[place.name] = say(value, field)
    return value


def fill_plain(field: AnswerField, name: str, value: Plain) -> Pairs:
    """What somebody would have to type for `read_plain` to give this value."""
    return FILLERS[type(value)](field, name, value)


def _quantity(field: AnswerField, place: Place, typed: Typed, _: Offered) -> Quantity | None:
    return typed.read(place, lambda text: read_quantity(text, field))


def _money(_field: AnswerField, place: Place, typed: Typed, _: Offered) -> Money | None:
    vat = Vat(typed.one_of(place.part("vat", "VAT"), list(Vat)) or Vat.NOT_STATED)
    basis = Basis(typed.one_of(place.part("basis", "spent or planned"), list(Basis)) or Basis.NOT_STATED)
    return typed.read(place, lambda text: read_money(text, vat=vat, basis=basis))


def _dates(_field: AnswerField, place: Place, typed: Typed, _: Offered) -> DateSpan | None:
    return typed.read(place, read_dates)


def _yes_no(_field: AnswerField, place: Place, typed: Typed, _: Offered) -> str | None:
    return typed.one_of(place, YES_NO_UNKNOWN) or None


def _choice(field: AnswerField, place: Place, typed: Typed, _: Offered) -> Chosen | None:
    picked, other = typed.one_of(place, field.options), _other(field, place, typed)
    if picked and other:
        typed.complain(place.part("other"), "Pick one from the list, or write what they say: not both.")
        return None
    return Chosen(options=(picked,) if picked else (), other=other) if picked or other else None


def _multi(field: AnswerField, place: Place, typed: Typed, _: Offered) -> Chosen | None:
    ticked = set(typed.several(place.name))
    options, other = tuple(each for each in field.options if each in ticked), _other(field, place, typed)
    return Chosen(options=options, other=other) if options or other else None


def _other(field: AnswerField, place: Place, typed: Typed) -> str:
    return typed.short_text(place.part("other", "something else"), LONGEST_NAME) if field.other else ""


def _text(_field: AnswerField, place: Place, typed: Typed, _: Offered) -> str | None:
    return typed.short_text(place) or None


def _url(_field: AnswerField, place: Place, typed: Typed, _: Offered) -> str | None:
    return typed.read(place, read_address)


def read_address(text: str) -> str:
    """An address on the web as it stands; raises `Unreadable`."""
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or len(text.split()) != 1:
        raise Unreadable(f"“{text[:80]}” is not a whole web address. Copy it from the letter, with https:// in front.")
    if len(text) > LONGEST_ADDRESS:
        raise Unreadable(f"That address is too long: use at most {LONGEST_ADDRESS:,} letters.")
    return text


def _document(_field: AnswerField, place: Place, typed: Typed, offered: Offered) -> Document | None:
    title = typed.short_text(place, LONGEST_NAME)
    dated = typed.read(place.part("dated", "date"), read_dates)
    redacted = typed.one_of(place.part("redacted", "blacked out"), YES_NO_UNKNOWN)
    attachment = typed.one_of(place.part("file", "file"), offered.files)
    if not title and (dated or redacted or attachment):
        typed.complain(place, "Give the title of the document.")
    if dated:
        typed.understood[f"{place.name}--dated"] = say(dated, _field)
    return Document(title=title, dated=dated, redacted=redacted, attachment=attachment) if title else None


def _organisation(_field: AnswerField, place: Place, typed: Typed, offered: Offered) -> Organisation | None:
    name = typed.short_text(place, LONGEST_NAME)
    return Organisation(name=name, slug=offered.slugs.get(name.casefold(), "")) if name else None


Reader = Callable[[AnswerField, Place, Typed, Offered], Plain | None]
READERS: Final[Mapping[FieldType, Reader]] = {
    FieldType.BOOL3: _yes_no,
    FieldType.INT: _quantity,
    FieldType.NUMBER: _quantity,
    FieldType.PERCENT: _quantity,
    FieldType.MONEY: _money,
    FieldType.DATE: _dates,
    FieldType.CHOICE: _choice,
    FieldType.MULTI: _multi,
    FieldType.TEXT: _text,
    FieldType.URL: _url,
    FieldType.DOCUMENT: _document,
    FieldType.ORG: _organisation,
}


def _fill_said(field: AnswerField, name: str, value: Plain) -> Pairs:
    """In the reply's own words, where they were kept."""
    said = cast("Quantity | DateSpan", value).said
    return [(name, said or say(value, field))]


def _fill_money(_field: AnswerField, name: str, value: Plain) -> Pairs:
    money = cast("Money", value)
    sign = SYMBOLS.get(money.currency, f"{money.currency} ")
    said = money.amount.said or say_quantity(money.amount, sign)
    return [(name, said), (f"{name}--vat", money.vat.value), (f"{name}--basis", money.basis.value)]


def _fill_chosen(field: AnswerField, name: str, value: Plain) -> Pairs:
    chosen = cast("Chosen", value)
    other = [(f"{name}--other", chosen.other)] if field.other else []
    return [*((name, option) for option in chosen.options), *other]


def _fill_document(field: AnswerField, name: str, value: Plain) -> Pairs:
    paper = cast("Document", value)
    dated = _fill_said(field, f"{name}--dated", paper.dated) if paper.dated else []
    return [
        (name, paper.title),
        *dated,
        (f"{name}--redacted", paper.redacted),
        (f"{name}--file", paper.attachment),
    ]


FILLERS: Final[Mapping[type[Plain], Callable[[AnswerField, str, Plain], Pairs]]] = {
    str: lambda _, name, value: [(name, str(value))],
    Quantity: _fill_said,
    DateSpan: _fill_said,
    Money: _fill_money,
    Chosen: _fill_chosen,
    Document: _fill_document,
    Organisation: lambda _, name, value: [(name, cast("Organisation", value).name)],
}
