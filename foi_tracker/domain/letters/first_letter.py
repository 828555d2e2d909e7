"""The first letter of a request, made from its question set, its authority and its law."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.events import Sent
from foi_tracker.domain.history import replay
from foi_tracker.domain.law import Law
from foi_tracker.domain.letters.speech import Speech
from foi_tracker.domain.letters.wording import wording
from foi_tracker.domain.question_sets import Group, Priority, QuestionSetDefinition
from foi_tracker.domain.vocabulary import RegimeCode

FRAME = "frame"
# Environmental information is seldom asked for here, and a request need not cite the law that turns out to govern it.
ASKED_UNDER: Mapping[RegimeCode, RegimeCode] = {
    RegimeCode.FOIA: RegimeCode.FOIA,
    RegimeCode.EIR: RegimeCode.FOIA,
    RegimeCode.FOISA: RegimeCode.FOISA,
    RegimeCode.EISR: RegimeCode.FOISA,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Addressee:
    """Whom a letter is for, and under which law. `address` is empty where nobody knows it."""

    name: str
    kind: AuthorityKind
    nation: Nation
    regime: RegimeCode
    address: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sender:
    """In whose name a letter is: always the campaign's, never a volunteer's."""

    campaign: str
    short_name: str
    signatory: str
    reply_address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """Our reference, and when an answer is due if the letter reaches them on `made_on`."""

    reference: str
    made_on: date
    due_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterText:
    """What is sent."""

    subject: str
    body: str


def expected_due(law: Law, on: date) -> date | None:
    """When an answer would be due to a request that is sent on this day; None where it cannot be known yet."""
    return replay([Sent(on=on)], law).due_on


def request_letter(
    questions: QuestionSetDefinition, addressee: Addressee, sender: Sender, occasion: Occasion
) -> LetterText:
    """The letter that asks every A and B question, in the words of the addressee's own law."""
    speech = Speech(wording(), ASKED_UNDER[addressee.regime])
    values = _values(speech, addressee, sender, occasion)
    before, after = ("opening", "scope"), ("cost", "format", "timing", "closing")
    parts = {key: _say(speech, key) for key in (*before, *after)}
    parts["scope"] = _scope(speech, addressee)
    if occasion.due_on:
        parts["timing"] += f" {_say(speech, 'expected')}"
    said = [*(parts[key] for key in before), *_questions(speech, questions), *(parts[key] for key in after)]
    if addressee.nation is Nation.WALES:
        said.append(_say(speech, "welsh", FRAME))
    said.append(_say(speech, "signature", FRAME))
    return LetterText(subject=fill(_say(speech, "subject"), values), body=fill("\n\n".join(said), values) + "\n")


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put `values` in place of their {names}, once: what a value says is never read as a template."""
    return re.sub(r"\{(\w+)\}", lambda name: values.get(name[1], name[0]), template)


def _say(speech: Speech, key: str, file: str = "request") -> str:
    return speech.wording.says(file, speech.law, key)


def _values(speech: Speech, addressee: Addressee, sender: Sender, occasion: Occasion) -> dict[str, str]:
    given = {
        "authority": addressee.name,
        "body": speech.word("police" if addressee.kind.is_police else "council"),
        "campaign": sender.campaign,
        "short_name": sender.short_name,
        "signatory": sender.signatory or speech.word("no_name"),
        "reply_address": sender.reply_address or speech.word("no_reply_address"),
        "reference": occasion.reference,
        "made_on": speech.weekday(occasion.made_on),
        "due_on": speech.weekday(occasion.due_on) if occasion.due_on else "",
        **{key: _say(speech, key) for key in ("request_provision", "time_limit", "cost_limit", "advice", "review")},
        **speech.wording.terms(speech.law),
    }
    return {name: " ".join(value.split()) for name, value in given.items()}


def _scope(speech: Speech, addressee: Addressee) -> str:
    staff = "staff_entry" if addressee.kind.is_police else "staff_entry_council"
    return f"{_say(speech, 'scope')}\n- {_say(speech, staff)}\n- {_say(speech, 'published')}"


def _questions(speech: Speech, questions: QuestionSetDefinition) -> list[str]:
    parts = []
    for heading, priority in (("first_part", Priority.A), ("second_part", Priority.B)):
        parts.append(_say(speech, heading))
        for group in Group:
            asked = questions.of_priority(priority, group)
            parts += [f"{group.value}:"] * bool(asked) + [f"{each.id}. {each.ask}" for each in asked]
    return parts
