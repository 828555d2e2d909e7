from datetime import timedelta

import pytest

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.events import Withdrawn
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.lint import WarningKind, grouped, warnings_for
from tests import builders
from tests.builders import day, sent

TODAY = day("2026-11-23")
SCOTTISH = {"kind": AuthorityKind.SCOTTISH_COUNCIL, "nation": Nation.SCOTLAND, "regime": RegimeCode.FOISA}
KNOWN = {"contact_address": "foi@barchester.example"}


def warned(session, campaign, *authorities, today=TODAY):
    return warnings_for(session, campaign, authorities, laws=current_laws(session), today=today)


def kinds(warnings):
    return [each.kind for each in warnings]


def asked_and_withdrawn(session, campaign, authority, volunteer, on):
    """A request that is over, so that only its date can matter."""
    history = [sent(on), Withdrawn(on=day(on))]
    return builders.info_request(session, campaign, authority, by=volunteer, history=history)


def test_an_authority_with_an_address_that_was_never_asked_needs_no_warning(session, campaign):
    assert warned(session, campaign, builders.authority(session, **KNOWN)) == []


def test_a_missing_address_is_said(session, campaign):
    assert kinds(warned(session, campaign, builders.authority(session))) == [WarningKind.NO_CONTACT]


def test_a_request_that_is_still_open_is_named_even_as_a_draft(session, campaign, volunteer):
    authority = builders.authority(session, **KNOWN)
    builders.info_request(session, campaign, authority, by=volunteer)

    (warning,) = warned(session, campaign, authority)

    assert (warning.kind, warning.references) == (WarningKind.OPEN_SIMILAR, ("LFR-0001",))


@pytest.mark.parametrize(
    ("facts", "kind", "regime"),
    [
        ({}, WarningKind.ASKED_LATELY, RegimeCode.FOIA),
        (SCOTTISH, WarningKind.ASKED_LATELY_COURTESY, RegimeCode.FOISA),
    ],
    ids=["law under FOIA", "courtesy under FOISA"],
)
def test_sixty_working_days_are_counted_from_receipt_in_the_authoritys_own_calendar(
    session, campaign, volunteer, facts, kind, regime
):
    authority = builders.authority(session, **KNOWN, **facts)
    asked_and_withdrawn(session, campaign, authority, volunteer, "2026-06-01")
    calendar = current_laws(session)[regime].calendar
    stretch = [day("2026-06-01") + timedelta(days=number) for number in range(120)]
    working = [each for each in stretch if calendar.is_working(each)]

    on_the_sixtieth = warned(session, campaign, authority, today=working[59])
    on_the_day_after = warned(session, campaign, authority, today=working[60])

    assert kinds(on_the_sixtieth) == [kind]
    assert on_the_sixtieth[0].until == working[60]
    assert on_the_day_after == []


def test_the_two_calendars_part_over_the_summer(session, campaign, volunteer):
    england = builders.authority(session, **KNOWN)
    scotland = builders.authority(session, "Glendarroch Council", **KNOWN, **SCOTTISH)
    for authority in (england, scotland):
        asked_and_withdrawn(session, campaign, authority, volunteer, "2026-06-01")

    until = {each.slug: each.until for each in warned(session, campaign, england, scotland, today=day("2026-06-02"))}

    # 13 July and 31 August are no bank holidays in Scotland; both count out under the UK Act.
    assert until["barchester-city-council"] > until["glendarroch-council"]


def test_another_campaigns_requests_are_not_ours(session, campaign, volunteer):
    authority = builders.authority(session, **KNOWN)
    other = builders.campaign(session, slug="drones", short_name="DRO")
    builders.info_request(session, other, authority, by=volunteer, history=[sent("2026-11-02")])

    assert warned(session, campaign, authority) == []


def test_an_authority_that_ended_points_to_whoever_answers_for_it_now(session, campaign):
    ended = builders.authority(session, **KNOWN, valid_to=day("2026-03-31"), successors=["greater-barset"])
    builders.authority(session, "Greater Barset", slug="greater-barset", **KNOWN)

    (warning,) = warned(session, campaign, ended)

    assert warning.kind is WarningKind.ENDED
    assert warning.successors == (("greater-barset", "Greater Barset"),)


def test_an_authority_exists_on_its_last_day_and_on_its_first(session, campaign):
    last = builders.authority(session, "Old Barset", **KNOWN, valid_to=TODAY)
    first = builders.authority(session, "New Barset", **KNOWN, valid_from=TODAY)

    assert warned(session, campaign, last, first) == []


def test_an_authority_still_to_come_is_said_with_its_day(session, campaign):
    coming = builders.authority(session, **KNOWN, valid_from=day("2027-04-01"))

    (warning,) = warned(session, campaign, coming)

    assert (warning.kind, warning.until) == (WarningKind.NOT_YET, day("2027-04-01"))


def test_warnings_are_grouped_with_the_most_serious_first(session, campaign, volunteer):
    ended = builders.authority(session, "Old Barset", valid_to=day("2026-03-31"))
    asked = builders.authority(session, "Barchester")
    builders.info_request(session, campaign, asked, by=volunteer)

    groups = grouped(warned(session, campaign, ended, asked))

    assert {kind: len(found) for kind, found in groups.items()} == {
        WarningKind.ENDED: 1,
        WarningKind.OPEN_SIMILAR: 1,
        WarningKind.NO_CONTACT: 2,
    }
    assert next(iter(groups)) is WarningKind.ENDED
