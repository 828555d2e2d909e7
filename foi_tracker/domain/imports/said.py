"""What one request's row says, once its words, days and names are read: nothing here knows what the tracker holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from foi_tracker.domain.events import Event
from foi_tracker.domain.findings.evidence import StateDetails
from foi_tracker.domain.findings.values import Value
from foi_tracker.domain.findings.vocabulary import AnswerState, Confidence, RightOfReply
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.vocabulary import RegimeCode


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidAnswer:
    """An answer to one question of one set; `coder` is as the sheet names whoever read the reply.

    What stands from `as_of` on only our own files say.
    """

    set_key: str
    question_id: str
    state: AnswerState
    values: Mapping[str, Value] = field(default_factory=dict)
    details: StateDetails = field(default_factory=StateDetails)
    quote: str = ""
    page: int | None = None
    filename: str = ""
    coder: str = ""
    remark: str = ""
    as_of: date | None = None
    period_from: date | None = None
    period_to: date | None = None
    confidence: Confidence = Confidence.FAIRLY
    right_of_reply: RightOfReply = RightOfReply.NONE


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidDeployment:
    """A row of the deployment log, from our own export of it; `identifier` is the number it had there.

    `filename`, `page` and `quote` are where it stands.
    """

    values: Mapping[str, Value]
    notes: str = ""
    identifier: str = ""
    filename: str = ""
    page: int | None = None
    quote: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Keys:
    """What a request is known by in a sheet, the surest first: its number there, its page, its authority and wave."""

    reference: str = ""
    url: str = ""
    authority: str = ""
    wave: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RowSays:
    """One request as the sheet has it. `authority` is a slug, None where nobody has decided which it is.

    `regime` is None for the authority's own. `owner` is the id of a user, or "placeholder:JS" for somebody without an
    account, or "". `events` are in legal order, unless `is_exact`: then they are a whole history, in order of entry.
    `columns` name the column that each event was read from.
    `claimed_due_on` is the last day by the sheet's own count; never an event, since no authority said it.
    `cells` are the sheet's own words by column, and `meant` what they were taken for where that is something else.
    """

    number: int
    keys: Keys
    authority: str | None
    regime: RegimeCode | None = None
    title: str = ""
    their_reference: str = ""
    url: str = ""
    owner: str = ""
    events: tuple[Event, ...] = ()
    columns: tuple[str, ...] = ()
    is_exact: bool = False
    claimed_due_on: date | None = None
    answers: tuple[SaidAnswer, ...] = ()
    deployments: tuple[SaidDeployment, ...] = ()
    notes: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    meant: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[SheetProblem, ...] = ()
