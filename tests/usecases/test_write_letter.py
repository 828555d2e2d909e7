from threading import Barrier, Thread

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from foi_tracker.db import db
from foi_tracker.domain import events as happened
from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import Channel, ChaserStep, LetterKind, RegimeCode
from foi_tracker.models import ChaserRound, Entry, InfoRequest, Letter
from foi_tracker.queries.dossiers import dossiers, personal_addresses
from foi_tracker.usecases.load_question_sets import load_question_sets
from foi_tracker.usecases.record_event import HistoryMoved
from foi_tracker.usecases.record_letter_sent import record_letter_sent
from foi_tracker.usecases.write_letter import LetterMoved, NewLetter, discard_letter, save_letter
from tests import builders
from tests.builders import NOON, day, sent

TODAY = day("2026-11-23")
CHASED = happened.Chased(on=day("2026-11-20"), channel=Channel.EMAIL, step=ChaserStep.REMINDER)
STATEMENTS = 6


@pytest.fixture
def silent(session, campaign, volunteer):
    """A request that nobody has answered."""
    barchester = builders.authority(session, contact_address="foi@barchester.example")
    return builders.info_request(session, campaign, barchester, by=volunteer, history=[sent("2026-09-01")])


def new(body="Please answer.", replaces=None, kind=LetterKind.REMINDER):
    return NewLetter(
        kind=kind, recipient="foi@a.example", subject="Reminder", body=body, replaces_id=replaces and replaces.id
    )


def entry(volunteer):
    return Entry(by_id=volunteer.id, at=NOON)


def send(session, silent, letter, volunteer, seen=1):
    return record_letter_sent(
        session, silent, letter, CHASED, seen_length=seen, sent_by_id=volunteer.id, entry=entry(volunteer)
    )


def test_a_letter_is_kept_with_its_request(session, silent, volunteer):
    made = save_letter(session, silent, new(), entry(volunteer))

    session.expire_all()
    kept = session.get_one(Letter, made.id)
    assert (kept.info_request_id, kept.kind, kept.version, kept.replaces_id) == (silent.id, "reminder", 1, None)
    assert (kept.subject, kept.body, kept.made_by_id, kept.sent_on) == (
        "Reminder",
        "Please answer.",
        volunteer.id,
        None,
    )


def test_a_version_is_never_changed_but_replaced(session, silent, volunteer):
    first = save_letter(session, silent, new(), entry(volunteer))
    second = save_letter(session, silent, new("Please do answer.", replaces=first), entry(volunteer))

    session.expire_all()
    assert (first.body, first.version) == ("Please answer.", 1)
    assert (second.body, second.version, second.replaces_id) == ("Please do answer.", 2, first.id)


def test_only_the_latest_version_can_be_replaced_sent_or_discarded(session, silent, volunteer):
    first = save_letter(session, silent, new(), entry(volunteer))
    save_letter(session, silent, new("Again.", replaces=first), entry(volunteer))

    with pytest.raises(LetterMoved):
        save_letter(session, silent, new("Differently.", replaces=first), entry(volunteer))
    with pytest.raises(LetterMoved):
        discard_letter(session, silent, first.id, entry(volunteer))
    with pytest.raises(LetterMoved):
        send(session, silent, first, volunteer)

    session.rollback()
    assert [record.event for record in silent.records] == [sent("2026-09-01")]


def test_a_letter_that_was_sent_is_frozen(session, silent, volunteer):
    made = save_letter(session, silent, new(), entry(volunteer))
    send(session, silent, made, volunteer)

    with pytest.raises(LetterMoved):
        save_letter(session, silent, new("Differently.", replaces=made), entry(volunteer))
    with pytest.raises(LetterMoved):
        discard_letter(session, silent, made.id, entry(volunteer))
    with pytest.raises(LetterMoved):
        send(session, silent, made, volunteer, seen=2)


def test_a_discarded_draft_stays_in_the_records_and_is_done_with(session, silent, volunteer):
    made = save_letter(session, silent, new(), entry(volunteer))

    discard_letter(session, silent, made.id, entry(volunteer))

    session.expire_all()
    assert session.get_one(Letter, made.id).discarded_at == NOON
    with pytest.raises(LetterMoved):
        save_letter(session, silent, new("After all.", replaces=made), entry(volunteer))
    with pytest.raises(LetterMoved):
        send(session, silent, made, volunteer)


def test_a_letter_of_another_request_is_not_ours_to_touch(session, campaign, silent, volunteer):
    elsewhere = builders.authority(session, "Borsetshire Council")
    other = builders.info_request(session, campaign, elsewhere, by=volunteer, history=[sent("2026-09-01")])
    theirs = save_letter(session, other, new(), entry(volunteer))

    with pytest.raises(LetterMoved):
        discard_letter(session, silent, theirs.id, entry(volunteer))
    with pytest.raises(LetterMoved):
        send(session, silent, theirs, volunteer)


def test_a_letter_of_one_kind_does_not_become_another(session, silent, volunteer):
    made = save_letter(session, silent, new(), entry(volunteer))

    with pytest.raises(LetterMoved):
        save_letter(session, silent, new(replaces=made, kind=LetterKind.COMPLAINT), entry(volunteer))


def test_a_version_stays_in_the_round_of_chasers_that_it_came_from(session, silent, volunteer, campaign):
    made = save_letter(session, silent, new(), entry(volunteer))
    approved = ChaserRound(campaign_id=campaign.id, form_key="k", approved_by_id=volunteer.id, approved_at=NOON)
    session.add(approved)
    session.flush()
    made.chaser_round_id = approved.id
    session.commit()

    assert save_letter(session, silent, new(replaces=made), entry(volunteer)).chaser_round_id == approved.id


def test_sending_records_the_event_and_says_which_line_of_history_it_is(session, silent, volunteer):
    made = save_letter(session, silent, new(), entry(volunteer))

    send(session, silent, made, volunteer)

    session.expire_all()
    assert [record.event for record in silent.records] == [sent("2026-09-01"), CHASED]
    assert (made.sent_on, made.position, made.sent_by_id) == (day("2026-11-20"), 2, volunteer.id)
    assert (silent.last_chased_on, silent.chasers) == (day("2026-11-20"), 1)


def test_nothing_is_recorded_where_the_history_has_moved(session, silent, volunteer):
    made = save_letter(session, silent, new(), entry(volunteer))

    with pytest.raises(HistoryMoved):
        send(session, silent, made, volunteer, seen=0)

    session.expire_all()
    assert (made.sent_on, silent.history_length) == (None, 1)


def at_once(engine, request_id, *doings):
    """Do these at the same moment, each in a session of its own; what each came to."""
    together, came_to = Barrier(len(doings)), []

    def one(doing):
        with Session(engine) as own:
            found = own.get_one(InfoRequest, request_id)
            own.rollback()
            together.wait()
            try:
                doing(own, found)
                came_to.append("done")
            except (LetterMoved, HistoryMoved):
                own.rollback()
                came_to.append("refused")

    threads = [Thread(target=one, args=(doing,)) for doing in doings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(came_to)


@pytest.mark.parametrize("other", ["replace", "send", "discard"])
def test_of_two_people_at_once_one_replaces_a_version_and_the_other_is_told(app, session, silent, volunteer, other):
    made = save_letter(session, silent, new(), entry(volunteer))
    said, version, letter_id = entry(volunteer), new("Differently.", replaces=made), made.id
    does = {
        "replace": lambda own, found: save_letter(own, found, version, said),
        "send": lambda own, found: send_by_id(own, found, letter_id, said),
        "discard": lambda own, found: discard_letter(own, found, letter_id, said),
    }
    request_id = silent.id
    session.rollback()
    with app.app_context():
        engine = db.engine

    came_to = at_once(engine, request_id, does["replace"], does[other])

    assert came_to == ["done", "refused"]
    replaced = session.scalars(select(Letter).where(Letter.replaces_id == letter_id)).all()
    used = session.get_one(Letter, letter_id)
    assert bool(replaced) != bool(used.sent_on or used.discarded_at)


def send_by_id(own, found, letter_id, said):
    letter = own.get_one(Letter, letter_id)
    record_letter_sent(own, found, letter, CHASED, seen_length=1, sent_by_id=said.by_id, entry=said)


def test_a_dossier_holds_what_a_letter_may_speak_of(session, silent):
    silent.their_reference = "FOI/77"
    session.commit()

    found = dossiers(session, [silent], TODAY)[silent.id]

    assert (found.reference, found.their_reference, found.made_on) == ("LFR-0001", "FOI/77", TODAY)
    assert (found.addressee.name, found.addressee.address) == ("Barchester City Council", "foi@barchester.example")
    assert (found.sender.signatory, found.sender.reply_address) == ("Watchful Streets", "replies@watchful.example")
    assert found.history == (sent("2026-09-01"),)
    assert (found.is_overdue, found.state.due_on) == (True, day("2026-09-29"))


def test_the_law_of_a_dossier_is_the_requests_own(session, silent):
    silent.regime = RegimeCode.EIR
    session.commit()

    assert dossiers(session, [silent], TODAY)[silent.id].law.code is RegimeCode.EIR


def test_many_dossiers_take_as_many_statements_as_one(app, session, campaign, volunteer):
    load_question_sets(session, NOON)
    requests = []
    for number in range(12):
        place = builders.authority(
            session, f"Glen {number}", kind=AuthorityKind.SCOTTISH_COUNCIL, nation=Nation.SCOTLAND
        )
        requests.append(builders.info_request(session, campaign, place, by=volunteer, history=[sent("2026-09-01")]))
    ids = [each.id for each in requests]
    session.expunge_all()

    fresh = session.scalars(select(InfoRequest).where(InfoRequest.id.in_(ids))).all()
    with app.app_context():
        engine = db.engine
    seen = []
    event.listen(engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    found = dossiers(session, fresh, TODAY)

    assert len(found) == 12
    assert all(each.history for each in found.values())
    assert len([each for each in seen if each.lstrip().upper().startswith("SELECT")]) == STATEMENTS


@pytest.mark.usefixtures("volunteer")
def test_what_must_not_be_given_away_is_what_its_members_are_called(session, campaign):
    elsewhere = builders.campaign(session, "other", "OTH")
    builders.user(session, "Olga Other", elsewhere, Role.VOLUNTEER)

    assert personal_addresses(session, campaign.id) == {"vera.volunteer@example.org", "Vera Volunteer"}
