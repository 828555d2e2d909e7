from datetime import timedelta

import pytest
from sqlalchemy import select

from foi_tracker.domain.findings.releases import MadeRelease, NewRelease
from foi_tracker.models import AuditLine, Entry, MaskRule, Release
from foi_tracker.usecases.edit_masks import add_masks, remove_mask
from foi_tracker.usecases.freeze_release import ReleaseMoved, freeze_release
from tests import builders
from tests.builders import NOON

MADE = MadeRelease(content_sha256="0" * 64, files={}, counts={"answers": 3}, question_sets=("lfrt-police 1",))
ASKED = NewRelease(number=1, title="First", nation="Wales")


@pytest.fixture
def entry(coordinator):
    return Entry(by_id=coordinator.id, at=NOON)


def test_a_release_keeps_what_it_is_about(session, campaign, entry):
    release = freeze_release(session, campaign.id, ASKED, MADE, entry=entry)

    assert (release.number, release.title, release.filters) == (1, "First", {"nation": "Wales"})
    assert (release.question_sets, release.counts) == (["lfrt-police 1"], {"answers": 3})


def test_a_second_press_gives_the_same_release(session, campaign, entry):
    first = freeze_release(session, campaign.id, ASKED, MADE, entry=entry).id
    later = Entry(by_id=entry.by_id, at=NOON + timedelta(seconds=3))

    assert freeze_release(session, campaign.id, ASKED, MADE, entry=later).id == first
    assert len(session.scalars(select(AuditLine).where(AuditLine.action == "release.freeze")).all()) == 1


@pytest.mark.parametrize("other", [{"title": "Second"}, {"notes": "More"}, {"nation": "Scotland"}])
def test_other_words_under_a_number_that_is_taken_are_refused(session, campaign, entry, other):
    freeze_release(session, campaign.id, ASKED, MADE, entry=entry)

    with pytest.raises(ReleaseMoved):
        freeze_release(session, campaign.id, NewRelease(**{"number": 1, "title": "First"} | other), MADE, entry=entry)


def test_somebody_else_with_the_same_words_is_told(session, campaign, entry, volunteer):
    freeze_release(session, campaign.id, ASKED, MADE, entry=entry)

    with pytest.raises(ReleaseMoved):
        freeze_release(session, campaign.id, ASKED, MADE, entry=Entry(by_id=volunteer.id, at=NOON))


def test_each_campaign_counts_its_own_releases(session, campaign, entry):
    other = builders.campaign(session, "cctv", "CCTV")

    for each in (campaign, other):
        freeze_release(session, each.id, ASKED, MADE, entry=entry)

    assert len(session.scalars(select(Release)).all()) == 2


def test_a_name_is_listed_once_and_the_audit_does_not_repeat_it(session, campaign, entry):
    assert add_masks(session, campaign.id, ["Obadiah  Slope", "Obadiah Slope", " "], entry=entry) == 1
    assert add_masks(session, campaign.id, ["Obadiah Slope"], entry=entry) == 0

    lines = session.scalars(select(AuditLine).where(AuditLine.action == "masks.edit")).all()
    assert [line.details for line in lines] == [{"added": 1}, {"added": 0}]


def test_another_campaigns_list_is_left_alone(session, campaign, entry):
    add_masks(session, campaign.id, ["Obadiah Slope"], entry=entry)
    (rule,) = session.scalars(select(MaskRule)).all()

    remove_mask(session, builders.campaign(session, "cctv", "CCTV").id, rule.id, entry=entry)

    assert session.scalars(select(MaskRule.text)).all() == ["Obadiah Slope"]
