"""What is another campaign's is not there, under whichever campaign's address it is asked for."""

import pytest

from foi_tracker.models import MaskRule
from tests.web.authorisation_addresses import FIELDS, address
from tests.web.authorisation_world import World
from tests.web.pages import post
from tests.web.test_authorisation_matrix import MISSING, RULES

THEIRS = {"reference", "reading_id", "number", "identifier", "publication_id"}
OF_A_CAMPAIGN = [rule for rule in RULES if rule.rule.startswith("/campaigns/<slug>/") and THEIRS & rule.arguments]


@pytest.fixture
def world(app, session):
    return World(app, session)


def borrowed(world, rule):
    """The address of what one campaign has, under another campaign."""
    theirs, ours = f"/campaigns/{world.lfrt.slug}/", f"/campaigns/{world.other.slug}/"
    return address(world, rule).replace(theirs, ours)


def test_nothing_of_one_campaign_is_found_under_another(world):
    browser, found = world.browser("coordinator_other"), []

    for rule in OF_A_CAMPAIGN:
        url, fields = borrowed(world, rule), FIELDS.get(rule.endpoint, lambda _: {})(world)
        answers = [(method, _ask(browser, method, url, fields)) for method in sorted(rule.methods & {"GET", "POST"})]
        found += [f"{method} {url}: {status}" for method, status in answers if status != MISSING]

    assert len(OF_A_CAMPAIGN) > 20
    assert not found


def _ask(browser, method, url, fields):
    with post(browser, url, fields) if method == "POST" else browser.get(url) as response:
        return response.status_code


def test_a_name_to_be_struck_out_stays_on_the_list_of_its_campaign(session, world):
    rule_id = world.mask_rule()

    post(world.browser("coordinator_other"), f"/campaigns/{world.other.slug}/masks/{rule_id}/remove")

    session.expire_all()
    assert session.get(MaskRule, rule_id) is not None
