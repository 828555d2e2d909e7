"""What the tracker holds already that a sheet may be about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.events import Event
from foi_tracker.domain.findings.values import Value
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.imports.said import Keys
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.vocabulary import RegimeCode


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownAuthority:
    """An authority of the register, of today or of another time."""

    id: int
    slug: str
    name: str
    short_name: str
    welsh_name: str
    other_names: tuple[str, ...]
    kind: AuthorityKind
    nation: Nation
    region: str
    regime: RegimeCode
    ons_code: str
    contact_address: str
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]
    previous_codes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownPerson:
    """A member of the campaign, or somebody whom an earlier import named and who has no account."""

    id: int
    name: str
    is_placeholder: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownRequest:
    """A request of the campaign. `keys` are those a sheet gave it before, `imported_facts` what it wrote then.

    `imported` is what imports made happen, without what an import itself took back since: where somebody here took
    it back, it is still in it.

    `findings` are those that count now, by question; `is_ours` is whether people here read them (then no sheet
    changes them). `read_here` are the questions that people here answered from any of its replies, and `said_before`
    what a sheet said of questions that a later reply reopened. `questions` are those that it asked.
    `deployments` are our numbers of its rows in the log, of those that were removed too.
    """

    id: int
    reference: str
    authority: str
    regime: RegimeCode
    title: str
    url: str
    their_reference: str
    owner_id: int | None
    wave: str
    history: tuple[Event, ...]
    set_key: str = ""
    keys: Keys | None = None
    imported: tuple[Event, ...] = ()
    imported_facts: Mapping[str, str] = field(default_factory=dict)
    findings: Mapping[str, tuple[AnswerState, Mapping[str, Value], bool]] = field(default_factory=dict)
    read_here: frozenset[str] = frozenset()
    said_before: Mapping[str, tuple[AnswerState, Mapping[str, Value]]] = field(default_factory=dict)
    questions: frozenset[str] | None = None
    notes: tuple[str, ...] = ()
    deployments: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class World:
    """All of it, read in a fixed number of statements. `sets` are the question sets by key, the newest that is sent."""

    today: date
    laws: Laws
    campaign_slug: str
    campaign_name: str
    short_name: str
    authorities: Mapping[str, KnownAuthority]
    people: Sequence[KnownPerson]
    requests: Sequence[KnownRequest]
    sets: Mapping[str, QuestionSetDefinition]
    taken_references: frozenset[str] = frozenset()
