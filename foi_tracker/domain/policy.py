"""Who may do what: one function, `can`. Its twin in SQL is `queries.visibility`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from foi_tracker.domain.roles import Role


class Action(StrEnum):
    """What a route or a button does, as the authorisation matrix names it."""

    USE_ACCOUNT = "account.use"
    READ_REGISTER = "register.read"
    EDIT_REGISTER = "register.edit"
    READ_CAMPAIGN = "campaign.read"
    EDIT_CAMPAIGN = "campaign.edit"
    READ_REQUEST = "request.read"
    FILE_REQUEST = "request.file"
    RECORD_EVENT = "request.record"
    ASSIGN_REQUEST = "request.assign"
    GIVE_UP_REQUEST = "request.give_up"
    WRITE_NOTE = "request.note"
    ATTACH_FILE = "request.attach"
    READ_BOARD = "board.read"
    APPROVE_CHASERS = "chasers.approve"
    EXPORT = "export.run"
    TRY_IMPORT = "import.try"
    IMPORT = "import.run"
    READ_FINDINGS = "findings.read"
    CODE_ANSWERS = "findings.code"
    CORRECT_FINDINGS = "findings.correct"
    EDIT_LOG = "log.edit"
    EDIT_QUESTIONS = "questions.edit"
    FREEZE_RELEASE = "release.freeze"
    PUBLISH = "release.publish"
    READ_PEOPLE = "people.read"
    INVITE_VOLUNTEER = "people.invite_volunteer"
    INVITE_ANYONE = "people.invite_anyone"
    SUSPEND_VOLUNTEER = "people.suspend_volunteer"
    ADMINISTER_PEOPLE = "people.administer"
    PROCLAIM_DAY = "calendar.proclaim"


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Somebody who may sign in, with their part in each campaign by its id."""

    user_id: int
    name: str
    is_administrator: bool = False
    roles: Mapping[int, Role] = field(default_factory=dict)

    @property
    def is_coordinator(self) -> bool:
        """Whether they coordinate any campaign."""
        return Role.COORDINATOR in self.roles.values()

    @property
    def campaign_ids(self) -> frozenset[int]:
        """The campaigns they belong to."""
        return frozenset(self.roles)

    def coordinates(self, campaign_id: int) -> bool:
        """Whether they coordinate this campaign."""
        return self.roles.get(campaign_id) is Role.COORDINATOR


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """What is acted on: the campaign it belongs to, and whoever owns or filed it."""

    campaign_id: int
    owner_ids: frozenset[int] = frozenset()


# By the smallest part that suffices. "own" is for volunteers on what they own or filed; coordinators may always.
EVERYONE = {Action.USE_ACCOUNT, Action.READ_REGISTER}
MEMBER = {
    Action.READ_CAMPAIGN,
    Action.READ_REQUEST,
    Action.FILE_REQUEST,
    Action.WRITE_NOTE,
    Action.ATTACH_FILE,
    Action.READ_BOARD,
    Action.EXPORT,
    Action.TRY_IMPORT,
    Action.READ_PEOPLE,
    Action.READ_FINDINGS,
    Action.CODE_ANSWERS,
    Action.EDIT_LOG,
}
OWN = {Action.RECORD_EVENT, Action.GIVE_UP_REQUEST}
COORDINATOR = {
    Action.EDIT_REGISTER,
    Action.EDIT_CAMPAIGN,
    Action.ASSIGN_REQUEST,
    Action.APPROVE_CHASERS,
    Action.IMPORT,
    Action.CORRECT_FINDINGS,
    Action.EDIT_QUESTIONS,
    Action.FREEZE_RELEASE,
    Action.PUBLISH,
    Action.INVITE_VOLUNTEER,
    Action.SUSPEND_VOLUNTEER,
}
ADMINISTRATOR = {Action.INVITE_ANYONE, Action.ADMINISTER_PEOPLE, Action.PROCLAIM_DAY}
# Filing and coding are campaigning: an administrator who is no member may not.
NOT_FOR_ADMINISTRATORS = {Action.FILE_REQUEST, Action.CODE_ANSWERS}


def can(actor: Actor, action: Action, subject: Subject | None = None) -> bool:
    """Whether `actor` may do `action` on `subject`; with no subject, whether they could on anything at all."""
    if actor.is_administrator and action not in NOT_FOR_ADMINISTRATORS:
        return True
    if action in EVERYONE:
        return True
    if action in ADMINISTRATOR:
        return False
    if subject is None:
        return actor.is_coordinator if action in COORDINATOR else bool(actor.roles)
    return _as_member(actor, action, subject)


def _as_member(actor: Actor, action: Action, subject: Subject) -> bool:
    if actor.coordinates(subject.campaign_id):
        return True
    if subject.campaign_id not in actor.campaign_ids:
        return False
    return action in MEMBER or (action in OWN and actor.user_id in subject.owner_ids)


def may_invite(actor: Actor, *, campaign_id: int, role: Role, makes_administrator: bool = False) -> bool:
    """Coordinators let volunteers into their own campaigns; administrators let in anybody, as anything."""
    if makes_administrator or role is Role.COORDINATOR:
        return can(actor, Action.INVITE_ANYONE)
    return can(actor, Action.INVITE_VOLUNTEER, Subject(campaign_id=campaign_id))


def may_suspend(actor: Actor, other: Actor) -> bool:
    """Coordinators suspend who is only a volunteer, and of a campaign of theirs; administrators anybody."""
    if can(actor, Action.ADMINISTER_PEOPLE):
        return True
    if other.is_administrator or other.is_coordinator:
        return False
    return any(can(actor, Action.SUSPEND_VOLUNTEER, Subject(campaign_id=found)) for found in other.campaign_ids)
