"""430 letters at once, as few statements as for three; and nobody chased twice whatever is pressed in what order."""

from collections import Counter
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.chasing import working_days_since
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import Channel, LetterKind, RegimeCode
from foi_tracker.models import Authority, Entry, EventRecord, InfoRequest, Letter
from foi_tracker.queries.chaser_plan import Terms, plan_chasers
from foi_tracker.usecases.approve_chasers import Approval, approve_chasers
from foi_tracker.usecases.file_requests import Filing, file_requests
from foi_tracker.usecases.load_question_sets import load_question_sets
from foi_tracker.usecases.record_chasers_sent import record_chasers_sent, withdraw_chasers
from foi_tracker.usecases.record_sent import Sending, record_sent
from tests import builders
from tests.builders import NOON, day, sent

TODAY = date(2026, 11, 23)
WHOLE_REGISTER = 430
MOST_STATEMENTS = 25


@pytest.fixture
def statements(session):
    """The statements sent to the database."""
    issued = []

    def note(_connection, _cursor, statement, *_):
        issued.append(statement)

    event.listen(session.get_bind(), "before_cursor_execute", note)
    yield issued
    event.remove(session.get_bind(), "before_cursor_execute", note)


@pytest.fixture
def late(session, campaign, volunteer):
    """Makes many requests that are overdue."""
    load_question_sets(session, NOON)

    def make(count, title):
        plain = {"nation": Nation.ENGLAND, "region": "South West", "regime": RegimeCode.FOIA}
        slugs = [f"{title}-{number}" for number in range(count)]
        session.add_all(
            Authority(
                slug=slug, name=slug, short_name=slug, search_text=slug, kind=AuthorityKind.UNITARY,
                contact_address="foi@barchester.example", **plain,
            )
            for slug in slugs
        )  # fmt: skip
        session.commit()
        wanted = Filing(campaign_id=campaign.id, slugs=slugs, title=title, form_key=title, owner_id=None)
        entry = Entry(by_id=volunteer.id, at=NOON)
        batch = file_requests(session, wanted, entry=entry, today=TODAY)
        ids = session.scalars(select(InfoRequest.id).where(InfoRequest.batch_id == batch.id)).all()
        went = Sending(on=day("2026-09-28"), channel=Channel.EMAIL)
        record_sent(session, dict.fromkeys(ids, went), sent_by_id=volunteer.id, entry=entry)
        return list(ids)

    return make


def approve(session, campaign, coordinator, ids, form_key, *, today=TODAY, wait=10):
    requests = session.scalars(select(InfoRequest).where(InfoRequest.id.in_(ids)).order_by(InfoRequest.id)).all()
    plan = plan_chasers(session, requests, Terms(today=today, wait=wait))
    seen = {each.reference: each.fingerprint for each in plan.letters}
    session.commit()
    approval = Approval(campaign_id=campaign.id, form_key=form_key, seen=seen, wait=wait)
    return approve_chasers(session, approval, entry=_entry(coordinator, today), today=today)


def record(session, coordinator, round_id, *, today=TODAY):
    letters = session.scalars(select(Letter.id).where(Letter.chaser_round_id == round_id)).all()
    sendings = dict.fromkeys(letters, Sending(on=today, channel=Channel.EMAIL))
    who = {"sent_by_id": coordinator.id, "entry": _entry(coordinator, today)}
    return record_chasers_sent(session, round_id, sendings, **who)


def _entry(person, today):
    return Entry(by_id=person.id, at=datetime.combine(today, NOON.timetz(), UTC))


def test_430_letters_take_no_more_statements_than_three(session, campaign, coordinator, late, statements):
    taken = []
    for count in (3, WHOLE_REGISTER):
        ids = late(count, f"council-of-{count}")
        statements.clear()
        made = approve(session, campaign, coordinator, ids, f"key-{count}")
        approving = len(statements)
        statements.clear()
        done = record(session, coordinator, made.round_id)
        taken.append((approving, len(statements)))
        assert (done.recorded, done.skipped, made.left_out) == (count, [], [])

    assert taken[0] == taken[1], Counter(each[:120] for each in statements)
    assert max(taken[1]) <= MOST_STATEMENTS  # the preview and the approval; the recording


def test_a_round_is_approved_whole_or_not_at_all(session, campaign, coordinator, late):
    ids = late(3, "council")

    class Interrupted(Exception):
        """The lights went out."""

    def fail(_connection, _cursor, statement, *_):
        if statement.startswith("INSERT INTO letters"):
            raise Interrupted

    event.listen(session.get_bind(), "before_cursor_execute", fail)
    try:
        with pytest.raises(Interrupted):
            approve(session, campaign, coordinator, ids, "a-key")
    finally:
        event.remove(session.get_bind(), "before_cursor_execute", fail)
        session.rollback()

    assert approve(session, campaign, coordinator, ids, "a-key").round_id
    assert len(session.scalars(select(Letter).where(Letter.chaser_round_id.is_not(None))).all()) == 3


PRESSED = st.lists(
    st.tuples(st.sampled_from(["approve", "approve again", "record", "record all", "withdraw"]), st.integers(0, 4)),
    max_size=14,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pressed=PRESSED)
def test_nobody_gets_two_reminders_within_the_set_days_however_the_buttons_are_pressed(
    session, campaign, coordinator, pressed
):
    law = laws()[RegimeCode.FOIA]
    authority = builders.authority(session, f"Council {builders_number(session)}", contact_address="foi@x.example")
    request = builders.info_request(session, campaign, authority, by=coordinator, history=[sent("2026-09-28")])
    today, rounds = day("2026-10-27"), []

    for place, (what, days) in enumerate(pressed):
        today = law.calendar.add(today, days) if days else today
        if what.startswith("approve"):
            key = f"{request.id}-{place if what == 'approve' else 'same'}"
            made = approve(session, campaign, coordinator, [request.id], key, today=today)
            rounds += [made.round_id] if made.round_id else []
        elif rounds and what == "withdraw":
            withdraw_chasers(session, rounds[-1], entry=_entry(coordinator, today))
        else:
            for each in rounds[-1:] if what == "record" else rounds:
                record(session, coordinator, each, today=today)

    chased = session.scalars(
        select(EventRecord.occurred_on)
        .where(EventRecord.info_request_id == request.id, EventRecord.kind == "chased")
        .order_by(EventRecord.occurred_on)
    ).all()
    assert all(working_days_since(one, law, two) >= 10 for one, two in pairwise(chased))


def builders_number(session):
    """A number that no authority has yet."""
    return len(session.scalars(select(Authority.id)).all())


def test_a_complaint_is_addressed_to_the_regulator_whatever_address_the_authority_has(session, campaign, coordinator):
    load_question_sets(session, NOON)
    authority = builders.authority(session, contact_address="foi@barchester.example")
    reminders = [builders.happened.Chased(on=day(text)) for text in ("2026-10-27", "2026-11-05")]
    late = builders.info_request(session, campaign, authority, by=coordinator, history=[sent("2026-09-28"), *reminders])

    approve(session, campaign, coordinator, [late.id], "a-key")

    (letter,) = session.scalars(select(Letter)).all()
    assert letter.kind == LetterKind.COMPLAINT
    assert letter.recipient == laws()[RegimeCode.FOIA].regime.regulator.email
