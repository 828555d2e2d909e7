"""What the review page says: the warnings in sentences, and a letter of each sort."""

from collections.abc import Sequence
from dataclasses import dataclass

from foi_tracker.domain.authorities import Nation
from foi_tracker.domain.letters.first_letter import LetterText
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import Authority
from foi_tracker.queries.filing import Drafter
from foi_tracker.queries.lint import LintWarning, WarningKind, grouped
from foi_tracker.web.filters import plural, short_date


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """A letter that reads the same for `count` authorities but for their names and our reference."""

    title: str
    count: int
    authority: Authority
    text: LetterText


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Warnings of one kind. `law` is the long explanation; `lines` are one for each authority."""

    kind: WarningKind
    title: str
    law: str
    lines: list[tuple[Authority, str, LintWarning]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """What one reads before filing."""

    samples: list[Sample]
    groups: list[Group]
    unready: str
    marks: dict[str, list[str]]


TITLES = {
    WarningKind.ENDED: "{} no longer exists|{} no longer exist",
    WarningKind.NOT_YET: "{} does not exist yet|{} do not exist yet",
    WarningKind.OPEN_SIMILAR: "{} already has an open request of this campaign|"
    "{} already have an open request of this campaign",
    WarningKind.ASKED_LATELY: "{} was asked less than 60 working days ago|{} were asked less than 60 working days ago",
    WarningKind.ASKED_LATELY_COURTESY: "{} was asked less than 60 working days ago (no rule there, a courtesy)|"
    "{} were asked less than 60 working days ago (no rule there, a courtesy)",
    WarningKind.NO_CONTACT: "{} has no contact address|{} have no contact address",
}
MARKS = {
    WarningKind.ENDED: "Ended",
    WarningKind.NOT_YET: "Not yet there",
    WarningKind.OPEN_SIMILAR: "Open request",
    WarningKind.ASKED_LATELY: "Asked lately",
    WarningKind.ASKED_LATELY_COURTESY: "Asked lately",
    WarningKind.NO_CONTACT: "No address",
}
LAW = {
    WarningKind.ENDED: "A request has to reach an authority that exists. Its successor holds its records.",
    WarningKind.NOT_YET: "The change is in law but its day has not come: until then the authorities before it answer.",
    WarningKind.OPEN_SIMILAR: "Two requests on the same questions at once invite a refusal as vexatious, and later as "
    "repeated (section 14 of either Act).",
    WarningKind.ASKED_LATELY: "Statute: when a campaign sends one authority similar requests within 60 working days, "
    "it may add their costs together (SI 2004/3244, regulation 5), and so refuse both. Counted in the authority’s own "
    "working days, from the day it received the earlier request.",
    WarningKind.ASKED_LATELY_COURTESY: "Convention, not law: the Scottish Act has no such rule for a campaign’s "
    "requests over time. We keep the same distance there, in Scottish working days, so as not to be a burden.",
    WarningKind.NO_CONTACT: "The letter can be made, but its e-mail will have no recipient. Look the address up on "
    "the authority’s own site, or send the letter through WhatDoTheyKnow, a web form or the post.",
}


def review_of(drafter: Drafter, chosen: Sequence[Authority], warnings: Sequence[LintWarning], reference: str) -> Review:
    """Everything the page shows, at no further statement."""
    by_slug = {each.slug: each for each in chosen}
    groups = [
        Group(
            kind=kind,
            title=_title(kind, len(found)),
            law=LAW[kind],
            lines=[(by_slug[each.slug], _detail(each), each) for each in found],
        )
        for kind, found in grouped(warnings).items()
    ]
    marks: dict[str, list[str]] = {}
    for each in warnings:
        marks.setdefault(each.slug, []).append(MARKS[each.kind])
    return Review(samples=_samples(drafter, chosen, reference), groups=groups, unready=_unready(drafter), marks=marks)


def _title(kind: WarningKind, count: int) -> str:
    one, many = TITLES[kind].split("|")
    return (one if count == 1 else many).format(plural(count, "authority", "authorities"))


def _detail(warning: LintWarning) -> str:
    parts = []
    if warning.references:
        parts.append(", ".join(warning.references))
    if warning.until and warning.kind is WarningKind.NOT_YET:
        parts.append(f"begins {short_date(warning.until)}")
    elif warning.until:
        parts.append(f"clear from {short_date(warning.until)}")
    return "; ".join(parts)


def _unready(drafter: Drafter) -> str:
    missing = [
        name
        for name, value in (
            ("legal name", drafter.sender.signatory),
            ("reply address", drafter.sender.reply_address),
        )
        if not value
    ]
    return " and no ".join(missing)


def _samples(drafter: Drafter, chosen: Sequence[Authority], reference: str) -> list[Sample]:
    sorts: dict[tuple[int, RegimeCode, bool], list[Authority]] = {}
    for each in chosen:
        key = (drafter.questions.for_authority(each)[0], each.regime, each.nation is Nation.WALES)
        sorts.setdefault(key, []).append(each)
    return [
        Sample(
            title=f"{'Police' if alike[0].kind.is_police else 'Council'} letter under {regime}"
            + (", for Wales" if welsh else ""),
            count=len(alike),
            authority=alike[0],
            text=drafter.letter(alike[0], reference),
        )
        for (_, regime, welsh), alike in sorts.items()
    ]
