"""The first letter of a request, made from its question set, its authority and its law."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.events import Sent
from foi_tracker.domain.history import replay
from foi_tracker.domain.law import Law
from foi_tracker.domain.letter_wording import WORDINGS, Wording
from foi_tracker.domain.question_sets import Group, Priority, QuestionSetDefinition
from foi_tracker.domain.vocabulary import RegimeCode


@dataclass(frozen=True, kw_only=True, slots=True)
class Addressee:
    """Whom a letter is for, and under which law. `address` is empty where nobody knows it."""

    name: str
    kind: AuthorityKind
    nation: Nation
    regime: RegimeCode
    address: str = ""

    @property
    def noun(self) -> str:
        """What the letter calls it."""
        return "force" if self.kind.is_police else "council"


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
    wording = WORDINGS[addressee.regime]
    values = _values(wording, addressee, sender, occasion)
    parts = [OPENING, _scope(addressee), *_questions(questions), COST, FORMAT, _timing(occasion), CLOSING]
    if addressee.nation is Nation.WALES:
        parts.append(EITHER_LANGUAGE)
    return LetterText(subject=fill(SUBJECT, values), body=fill("\n\n".join([*parts, SIGNATURE]), values) + "\n")


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put `values` in place of their {names}, once: what a value says is never read as a template."""
    return re.sub(r"\{(\w+)\}", lambda name: values.get(name[1], name[0]), template)


def _values(wording: Wording, addressee: Addressee, sender: Sender, occasion: Occasion) -> dict[str, str]:
    given = {
        "authority": addressee.name,
        "body": addressee.noun,
        "campaign": sender.campaign,
        "short_name": sender.short_name,
        "signatory": sender.signatory or "[the campaign's legal name]",
        "reply_address": sender.reply_address or "[the campaign's reply address]",
        "reference": occasion.reference,
        "made_on": _long(occasion.made_on),
        "due_on": _long(occasion.due_on) if occasion.due_on else "",
        "act": wording.act,
        "request_provision": wording.request_provision,
        "time_limit": wording.time_limit,
        "cost_limit": wording.cost_limit,
        "advice": wording.advice,
        "review": wording.review,
    }
    return {name: " ".join(value.split()) for name, value in given.items()}


def _long(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _scope(addressee: Addressee) -> str:
    staff = STAFF_ENTRY if addressee.kind.is_police else STAFF_ENTRY_COUNCIL
    return f"{SCOPE}\n- {staff}\n- {PUBLISHED}"


def _questions(questions: QuestionSetDefinition) -> list[str]:
    parts = []
    for heading, priority in ((FIRST_PART, Priority.A), (SECOND_PART, Priority.B)):
        parts.append(heading)
        for group in Group:
            asked = questions.of_priority(priority, group)
            parts += [f"{group.value}:"] * bool(asked) + [f"{each.id}. {each.ask}" for each in asked]
    return parts


def _timing(occasion: Occasion) -> str:
    return f"{TIMING} {EXPECTED}" if occasion.due_on else TIMING


SUBJECT = "{short_name} – information request – {authority} – our ref {reference}"
OPENING = """\
To {authority}
Our reference: {reference}

Dear colleague,

Request for information under the {act}

{signatory} makes this request under {request_provision}, as part of its campaign “{campaign}”. Please answer by \
e-mail to {reply_address}, and give our reference, {reference}, in every reply."""
SCOPE = """\
WHAT THIS REQUEST IS ABOUT

- Overt use only. Please do not treat any question as asking about covert use, or about whether there is any.
- The period: 1 January 2022 to the date you receive this request. “The period” below means this.
- “Facial recognition” means software that compares a person's face with stored images of faces: live, later on \
recordings, or when an officer takes a picture."""
STAFF_ENTRY = "Please leave out door entry for your own staff."
STAFF_ENTRY_COUNCIL = (
    "Please leave out door entry for your own staff, except where question C01 asks about the town hall."
)
PUBLISHED = (
    "If an answer is already published, the exact web address of the page or file is enough. If the true number is "
    "none, “nil” is a complete answer."
)
FIRST_PART = "QUESTIONS, FIRST PART: PLEASE ANSWER THESE FIRST"
SECOND_PART = "QUESTIONS, SECOND PART"
COST = """\
IF COST IS A PROBLEM

We have asked as narrowly as we can. If you estimate that answering everything would pass {cost_limit}, please do not \
refuse the whole request. Answer the questions in the order in which they stand above, leave questions out from the \
end, and give us what you can within the limit. Please tell us what you left out, and advise us, as {advice} asks you \
to, how to narrow it."""
FORMAT = """\
HOW WE WOULD LIKE THE ANSWER

- Please number your answers as the questions are numbered, and send tables as a spreadsheet or CSV file.
- Please send nothing that identifies a member of the public. Where a number is too small to give, a band such as \
“fewer than 5” is enough.
- If your {body} does not hold something, please say so for that question, and tell us which body holds it \
if you know.
- If you withhold something, please say for which question, under which exemption with its section and subsection, and \
how you weighed the public interest, and release the rest."""
TIMING = """\
TIMING

Please tell us the date on which you received this request. The law asks for an answer {time_limit}."""
EXPECTED = "If this reaches you on {made_on}, that day is {due_on}."
CLOSING = """\
If any question is unclear, please write to {reply_address} without waiting, and we will answer as quickly as we can.

{review}"""
EITHER_LANGUAGE = "You are welcome to answer in Welsh or in English. Mae croeso i chi ateb yn Gymraeg neu yn Saesneg."
SIGNATURE = """\
Yours faithfully,

{signatory}
{reply_address}
Our reference: {reference}"""
