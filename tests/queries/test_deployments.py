"""The log as it is found: filters, totals with both denominators, what may have been told twice."""

from decimal import Decimal

import pytest

from foi_tracker.domain.deployments.columns import columns_of
from foi_tracker.domain.deployments.duplicates import told, twice
from foi_tracker.domain.deployments.spans import Span
from foi_tracker.domain.findings.values import Chosen, Organisation
from foi_tracker.models import Deployment
from foi_tracker.queries.deployment_filter import DeploymentFilter, Order
from foi_tracker.queries.deployment_sums import by_force, overview
from foi_tracker.queries.deployments import page_of, register_names, twins_of
from tests import builders
from tests.domain.deployments.rows import count
from tests.web.logs import a_row, deployed, force_request


@pytest.fixture
def log(session, campaign, volunteer):
    """Four rows of one force and one of another."""
    ours = force_request(session, campaign, volunteer)
    theirs = force_request(session, campaign, volunteer, "Barchester Constabulary")
    council = Organisation(name="Barchester City Council", slug="barchester-city-council")
    deployed(
        session,
        ours,
        volunteer,
        a_row("2025-06-01", "Station Road", faces_scanned=10_000, alerts_total=10, alerts_false=1, arrests=3),
        a_row("2026-03-04", faces_scanned=40_000, alerts_total=12, alerts_true=10, alerts_false=2, arrests=4),
        a_row("2026-03-05", alerts_total=5, alerts_false=count("<5", 0, 4), borough_or_council=council),
        a_row("2026-03-06", alerts_total=3, alerts_true=4, setting=Chosen(options=("sport",))),
    )
    deployed(session, theirs, volunteer, a_row("2026-03-04", faces_scanned=1_000, alerts_total=1))
    return ours


def asked(session, campaign, order=Order.DATE, **words):
    chosen = DeploymentFilter.from_args(words)
    return [line.Deployment.identifier for line in page_of(session, campaign.id, chosen, order, 1).rows]


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ({"force": "borsetshire-police", "year": "2025"}, ["borsetshire-police-20250601-1"]),
        ({"council": "barchester-city-council"}, ["borsetshire-police-20260305-1"]),
        ({"setting": "sport"}, ["borsetshire-police-20260306-1"]),
        ({"text": "STATION"}, ["borsetshire-police-20250601-1"]),
        ({"problems": "1"}, ["borsetshire-police-20260306-1"]),
        ({"year": "none"}, []),
        ({"force": "elsewhere"}, []),
    ],
    ids=str,
)
def test_each_filter_finds_its_rows(session, campaign, words, found):
    assert asked(session, campaign, **words) == found


@pytest.mark.usefixtures("log")
def test_rows_stand_newest_first_or_by_a_number(session, campaign):
    assert asked(session, campaign)[0] == "borsetshire-police-20260306-1"
    assert asked(session, campaign, Order.FACES)[0] == "borsetshire-police-20260304-1"
    assert asked(session, campaign, Order.PLACE)[-1] == "borsetshire-police-20250601-1"


@pytest.mark.usefixtures("log")
def test_totals_say_over_how_many_rows_they_are(session, campaign):
    found = overview(session, campaign.id, DeploymentFilter()).totals

    assert (found.rows, found.problems, found.checked) == (5, 1, 0)
    assert found.sums["faces_scanned"].total == Span.exactly(51_000)
    assert (found.sums["faces_scanned"].given, found.sums["faces_scanned"].rows) == (3, 5)
    assert found.sums["alerts_false"].total == Span(low=Decimal(3), high=Decimal(7))


@pytest.mark.usefixtures("log")
def test_a_rate_counts_only_rows_that_have_both_numbers(session, campaign):
    rates = {each.rule.name: each for each in overview(session, campaign.id, DeploymentFilter()).totals.rates}

    per_faces, of_alerts = rates["false_alert_rate_per_faces"], rates["false_share_of_alerts"]
    assert (per_faces.rate.exact, per_faces.rows) == (Decimal(3) / 50_000 * 100, 2)
    assert (of_alerts.rate.low, of_alerts.rate.high) == (Decimal(3) / 27 * 100, Decimal(7) / 27 * 100)
    assert of_alerts.rows == 3


@pytest.mark.usefixtures("log")
def test_there_is_no_rate_where_no_row_has_both_numbers(session, campaign):
    found = overview(session, campaign.id, DeploymentFilter(setting="sport")).totals

    assert [each.rate for each in found.rates] == [None] * 4
    assert overview(session, campaign.id, DeploymentFilter(force="elsewhere")).totals.rows == 0


@pytest.mark.usefixtures("log")
def test_years_are_added_up_one_by_one_and_so_far(session, campaign):
    years = overview(session, campaign.id, DeploymentFilter()).years

    assert [(each.year, each.totals["alerts_total"].total.exact) for each in years] == [(2025, 10), (2026, 21)]
    assert years[-1].so_far["alerts_total"].total == Span.exactly(31)


def test_each_force_has_its_own_sums(session, campaign, log):
    found = by_force(session, DeploymentFilter().conditions(campaign.id))

    assert found[log.authority_id]["arrests"].total == Span.exactly(7)


def test_what_has_no_column_is_added_up_for_each_force_too(session, campaign, volunteer):
    info_request = force_request(session, campaign, volunteer)
    deployed(
        session,
        info_request,
        volunteer,
        a_row("2026-03-04", other_outcomes=2_000, charges_cautions=count("<5", 0, 4)),
        a_row("2026-03-05", other_outcomes=3),
    )

    found = by_force(session, DeploymentFilter().conditions(campaign.id))[info_request.authority_id]

    assert (found["other_outcomes"].total, found["other_outcomes"].is_whole) == (Span.exactly(2_003), True)
    assert (found["charges_cautions"].total, found["charges_cautions"].given) == (
        Span(low=Decimal(0), high=Decimal(4)),
        1,
    )


@pytest.mark.parametrize(
    ("second", "is_twin"),
    [
        (a_row("2026-03-04", "MARKET  square!"), True),
        (a_row("2026-03-04", "Elsewhere", faces_scanned=40_000, alerts_total=12), True),
        (a_row("2026-03-04", "Elsewhere", faces_scanned=40_001, alerts_total=12), False),
        (a_row("2026-03-05", "Market Square", faces_scanned=40_000, alerts_total=12), False),
        (a_row("2026-03-04", ""), False),
    ],
    ids=["same place", "same numbers", "another number", "another day", "no place"],
)
def test_the_database_and_the_paste_agree_on_what_was_told_twice(session, campaign, volunteer, second, is_twin):
    first = a_row("2026-03-04", faces_scanned=40_000, alerts_total=12)
    info_request = force_request(session, campaign, volunteer)
    names = deployed(session, info_request, volunteer, first, second)

    rows = page_of(session, campaign.id, DeploymentFilter(), Order.DATE, 1).rows
    stored = session.query(Deployment).filter_by(identifier=names[0]).one()

    assert {line.is_twin for line in rows} == {is_twin}
    assert bool(twins_of(session, stored, campaign.id)) == is_twin
    assert bool(twice([told("2", columns_of(second))], [told("1", columns_of(first))])) == is_twin


def test_the_rows_of_another_campaign_and_rows_that_were_removed_are_no_twins(session, campaign, volunteer):
    ours = force_request(session, campaign, volunteer)
    other = builders.campaign(session, "cctv", "CCTV")
    elsewhere = builders.info_request(session, other, builders.authority(session), by=volunteer)
    elsewhere.authority_id = ours.authority_id
    names = deployed(session, ours, volunteer, a_row(), a_row())
    session.query(Deployment).filter_by(identifier=names[1]).one().removed_at = builders.NOON
    deployed(session, elsewhere, volunteer, a_row())

    rows = page_of(session, campaign.id, DeploymentFilter(), Order.DATE, 1).rows

    assert [(line.Deployment.identifier, line.is_twin) for line in rows] == [(names[0], False)]


def test_the_register_knows_a_council_by_each_of_its_names_but_not_by_one_that_two_share(session):
    builders.authority(session, "Barchester City Council", other_names=["The City"])
    builders.authority(session, "Barchester Rural Council", other_names=["The City"])

    found = register_names(session)

    assert found.named("barchester city council", "borough_or_council").slug == "barchester-city-council"
    assert found.named("the city", "borough_or_council").slug == ""
