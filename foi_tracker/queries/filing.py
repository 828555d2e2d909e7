"""What one needs in order to file: the campaigns one may file for, the question sets, the law's dates, saved lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.letters.first_letter import (
    Addressee,
    LetterText,
    Occasion,
    Sender,
    expected_due,
    request_letter,
)
from foi_tracker.domain.policy import Action, Actor, Subject, can
from foi_tracker.domain.question_sets import QuestionSetDefinition, for_kind
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import Authority, AuthorityList, Campaign, QuestionSet
from foi_tracker.queries.calendars import current_laws


class NoQuestionSet(Exception):
    """There are no questions for this kind of authority: the question sets have not been loaded."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Questions:
    """The question sets as stored, read once; `ready` are those that may be sent, the last chosen last."""

    sets: dict[int, QuestionSetDefinition]
    ready: tuple[int, ...]

    def for_authority(self, authority: Authority) -> tuple[int, QuestionSetDefinition]:
        """The set that this authority is asked, with its id; never a draft."""
        found = for_kind((self.sets[each] for each in self.ready), authority.kind)
        if found is None:
            raise NoQuestionSet(f"there is no question set for {authority.name}")
        return next(key for key, each in self.sets.items() if each is found), found


@dataclass(frozen=True, kw_only=True, slots=True)
class Drafter:
    """Writes the letters of one campaign on one day."""

    sender: Sender
    made_on: date
    laws: Laws
    due: Mapping[RegimeCode, date | None]
    questions: Questions

    @classmethod
    def of(cls, session: Session, campaign: Campaign, today: date) -> Self:
        """Two statements: the calendars and the question sets."""
        laws = current_laws(session)
        return cls(
            sender=sender_of(campaign),
            made_on=today,
            laws=laws,
            due={code: expected_due(law, today) for code, law in laws.items()},
            questions=all_questions(session),
        )

    def letter(self, authority: Authority, reference: str) -> LetterText:
        """The letter to this authority."""
        _, questions = self.questions.for_authority(authority)
        occasion = Occasion(reference=reference, made_on=self.made_on, due_on=self.due[authority.regime])
        return request_letter(questions, addressee_of(authority), self.sender, occasion)


def sender_of(campaign: Campaign) -> Sender:
    """In whose name its letters are."""
    return Sender(
        campaign=campaign.name,
        short_name=campaign.short_name,
        signatory=campaign.signatory,
        reply_address=campaign.reply_address,
    )


def addressee_of(authority: Authority) -> Addressee:
    """Whom a letter to it is for."""
    return Addressee(
        name=authority.name,
        kind=authority.kind,
        nation=authority.nation,
        regime=authority.regime,
        address=authority.contact_address,
    )


def all_questions(session: Session) -> Questions:
    """Every stored question set. Where two were chosen at the same moment, the newer version is the later."""
    order = (QuestionSet.ready_at, QuestionSet.version, QuestionSet.id)
    rows = session.execute(select(QuestionSet.id, QuestionSet.definition, QuestionSet.ready_at).order_by(*order)).all()
    return Questions(
        sets={row.id: QuestionSetDefinition.of_stored(row.definition) for row in rows},
        ready=tuple(row.id for row in rows if row.ready_at),
    )


def campaigns_to_file_for(session: Session, actor: Actor) -> list[Campaign]:
    """The campaigns in whose name `actor` may write, by name."""
    mine = select(Campaign).where(Campaign.id.in_(sorted(actor.campaign_ids))).order_by(Campaign.name, Campaign.id)
    return [row for row in session.scalars(mine) if can(actor, Action.FILE_REQUEST, Subject(campaign_id=row.id))]


def saved_lists(session: Session, campaign_ids: Iterable[int]) -> list[AuthorityList]:
    """The saved choices of authorities of these campaigns, by name."""
    wanted = AuthorityList.campaign_id.in_(sorted(campaign_ids))
    return list(session.scalars(select(AuthorityList).where(wanted).order_by(AuthorityList.name, AuthorityList.id)))
