"""How long a sign-in waits after failures."""

from datetime import UTC, datetime, timedelta

import pytest

from foi_tracker.domain.pseudonyms import account_hash, network_of
from foi_tracker.domain.throttling import Failures, delay, judge

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def ago(count, seconds=0):
    return [NOW - timedelta(seconds=seconds)] * count


@pytest.mark.parametrize(
    ("failures", "refused"),
    [
        (Failures(account=ago(4)), False),
        (Failures(account=ago(5)), True),
        (Failures(account=ago(5, 29)), True),
        (Failures(account=ago(5, 30)), False),
        (Failures(account=ago(6, 59)), True),
        (Failures(account=ago(6, 60)), False),
        (Failures(account=ago(99, 899)), True),
        (Failures(account=ago(99, 900)), False),
        (Failures(account=ago(9), known_device=True), False),
        (Failures(account=ago(10), known_device=True), True),
        (Failures(account=ago(10, 900), known_device=True), False),
        (Failures(network=ago(29)), False),
        (Failures(network=ago(30)), True),
        (Failures(network=ago(30, 900)), False),
    ],
)
def test_each_budget_of_the_design(failures, refused):
    assert judge(failures, NOW).refused is refused


def test_the_delay_doubles_and_stops_at_15_minutes():
    assert [delay(beyond).total_seconds() for beyond in range(7)] == [30, 60, 120, 240, 480, 900, 900]


def test_only_a_network_is_told_that_it_is_refused():
    assert judge(Failures(network=ago(30)), NOW).network_refused
    assert not judge(Failures(account=ago(50)), NOW).network_refused


@pytest.mark.parametrize(("everywhere", "seconds"), [(300, 0), (301, 1)])
def test_a_storm_slows_everybody_by_a_second_and_stops_nobody(everywhere, seconds):
    verdict = judge(Failures(everywhere=everywhere), NOW)

    assert verdict.pause == timedelta(seconds=seconds)
    assert not verdict.refused


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("not an address", "not an address"),
    ],
)
def test_a_household_counts_as_one(address, network):
    assert network_of(address) == network


def test_an_account_is_one_however_its_address_is_written():
    assert account_hash("key", " Vera@Example.org ") == account_hash("key", "vera@example.org")
    assert account_hash("key", "vera@example.org") != account_hash("other", "vera@example.org")
