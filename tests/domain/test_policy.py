"""Who may do what: the authorisation matrix of the design, cell by cell."""

import pytest

from foi_tracker.domain.policy import Action, Actor, Subject, can, may_invite, may_suspend
from foi_tracker.domain.roles import Role

HERE, THERE = 1, 2
VERA = Actor(user_id=1, name="Vera", roles={HERE: Role.VOLUNTEER})
CORA = Actor(user_id=2, name="Cora", roles={HERE: Role.COORDINATOR})
ADA = Actor(user_id=3, name="Ada", is_administrator=True)
BOTH = Actor(user_id=4, name="Bo", is_administrator=True, roles={HERE: Role.COORDINATOR})
NORA = Actor(user_id=5, name="Nora")

OWN = Subject(campaign_id=HERE, owner_ids=frozenset({VERA.user_id}))
CAMPAIGN = Subject(campaign_id=HERE, owner_ids=frozenset({99}))
OTHER = Subject(campaign_id=THERE, owner_ids=frozenset({99}))

# action: volunteer on own, campaign and other; coordinator on campaign and other; administrator on any
MATRIX = {
    Action.READ_CAMPAIGN: "yyn yn y",
    Action.READ_REQUEST: "yyn yn y",
    Action.FILE_REQUEST: "yyn yn n",
    Action.RECORD_EVENT: "ynn yn y",
    Action.ASSIGN_REQUEST: "nnn yn y",
    Action.GIVE_UP_REQUEST: "ynn yn y",
    Action.WRITE_NOTE: "yyn yn y",
    Action.ATTACH_FILE: "yyn yn y",
    Action.READ_BOARD: "yyn yn y",
    Action.EXPORT: "yyn yn y",
    Action.TRY_IMPORT: "yyn yn y",
    Action.IMPORT: "nnn yn y",
    Action.READ_PEOPLE: "yyn yn y",
    Action.APPROVE_CHASERS: "nnn yn y",
    Action.READ_FINDINGS: "yyn yn y",
    Action.CODE_ANSWERS: "yyn yn n",
    Action.EDIT_LOG: "yyn yn y",
    Action.CORRECT_FINDINGS: "nnn yn y",
    Action.EDIT_QUESTIONS: "nnn yn y",
    Action.FREEZE_RELEASE: "nnn yn y",
    Action.PUBLISH: "nnn yn y",
    Action.EDIT_CAMPAIGN: "nnn yn y",
    Action.EDIT_REGISTER: "nnn yn y",
    Action.INVITE_VOLUNTEER: "nnn yn y",
    Action.SUSPEND_VOLUNTEER: "nnn yn y",
    Action.INVITE_ANYONE: "nnn nn y",
    Action.ADMINISTER_PEOPLE: "nnn nn y",
    Action.PROCLAIM_DAY: "nnn nn y",
    Action.USE_ACCOUNT: "yyy yy y",
    Action.READ_REGISTER: "yyy yy y",
}


def test_every_action_has_its_row():
    assert set(MATRIX) == set(Action)


@pytest.mark.parametrize("action", MATRIX, ids=str)
def test_each_cell_of_the_matrix(action):
    asked = [(VERA, OWN), (VERA, CAMPAIGN), (VERA, OTHER), (CORA, CAMPAIGN), (CORA, OTHER), (ADA, CAMPAIGN)]

    answers = ["y" if can(actor, action, subject) else "n" for actor, subject in asked]

    assert answers == list(MATRIX[action].replace(" ", ""))


@pytest.mark.parametrize("action", sorted(set(Action) - {Action.USE_ACCOUNT, Action.READ_REGISTER}), ids=str)
def test_whoever_belongs_to_no_campaign_may_do_nothing(action):
    assert not can(NORA, action)
    assert not can(NORA, action, CAMPAIGN)


def test_who_holds_both_parts_may_do_both():
    assert can(BOTH, Action.FILE_REQUEST, CAMPAIGN)
    assert not can(BOTH, Action.FILE_REQUEST, OTHER)
    assert can(BOTH, Action.ADMINISTER_PEOPLE)


@pytest.mark.parametrize("action", Action, ids=str)
def test_what_one_may_do_to_something_one_may_do_at_all(action):
    for actor in (VERA, CORA, ADA, BOTH, NORA):
        if any(can(actor, action, subject) for subject in (OWN, CAMPAIGN, OTHER)):
            assert can(actor, action)


@pytest.mark.parametrize(
    ("actor", "campaign_id", "role", "flag", "allowed"),
    [
        (VERA, HERE, Role.VOLUNTEER, False, False),
        (CORA, HERE, Role.VOLUNTEER, False, True),
        (CORA, HERE, Role.COORDINATOR, False, False),
        (CORA, HERE, Role.VOLUNTEER, True, False),
        (CORA, THERE, Role.VOLUNTEER, False, False),
        (ADA, THERE, Role.COORDINATOR, True, True),
    ],
)
def test_who_may_invite_whom(actor, campaign_id, role, flag, allowed):
    assert may_invite(actor, campaign_id=campaign_id, role=role, makes_administrator=flag) is allowed


def test_who_may_suspend_whom():
    elsewhere = Actor(user_id=6, name="Otto", roles={THERE: Role.VOLUNTEER})
    more = Actor(user_id=7, name="Mo", roles={HERE: Role.VOLUNTEER, THERE: Role.COORDINATOR})

    assert [may_suspend(CORA, other) for other in (VERA, elsewhere, more, ADA, CORA)] == [True] + 4 * [False]
    assert all(may_suspend(ADA, other) for other in (VERA, elsewhere, more, CORA))
    assert not may_suspend(VERA, elsewhere)
