"""Nothing that was not published can be seen by anybody: before it is published, while it is, and after."""

from datetime import timedelta

import pytest

from foi_tracker.models import Entry
from foi_tracker.queries.releases import release_numbered
from foi_tracker.usecases.publish_release import approve_publication, take_back
from tests import published_builders
from tests.builders import NOON
from tests.web.canaries import CANARY, Stranger, World, leaks, without
from tests.web.pages import sign_in, submit

HOME = "/published/lfrt"
GUESSES = (
    *("", "/", "?by=stage", "?by=P03.plans", f"?q={CANARY}", "?sort=name", "?page=2", "?release=2", ".json", "/feed"),
    *("/questions", "/questions/P01", "/questions/P03", "/authorities", f"/authorities?q={CANARY}", "/releases"),
    *("/authorities?sort=answers", "/authorities/borsetshire-police", "/authorities/barchester-city-council"),
    *(f"/authorities/{CANARY}-council", "/maps/forces.svg", "/maps/councils.svg?by=P03.plans", "/1", "/2"),
    *("/files", "/files/page.json", "/files/lfrt-release-1.zip", "/files/lfrt-release-1.sqlite", "/preview"),
    *("/files/lfrt-release-2.zip", "/files/lfrt-release-2.sqlite", "/files/release-2.zip", "/deployments"),
)
MEMBERS = (
    *("", "/findings", "/releases", "/releases/1", "/releases/1/page.json", "/releases/1/preview", "/publishing"),
    *(
        "/releases/2/preview",
        "/releases/2/lfrt-release-2.zip",
        "/deployments",
        "/quality",
        "/masks",
        "/maps/forces.svg",
    ),
)
ELSEWHERE = ("/published", "/published/", "/published/cctv", "/campaigns", "/question-sets", "/exports", "/feed")
AGAIN = ("/sitemap.xml", "/robots.txt", "/authorities/borsetshire-police", "/exports/findings.csv", "/reports")


@pytest.fixture
def world(session, campaign, volunteer, coordinator):
    return World(session, campaign, volunteer, coordinator)


@pytest.fixture
def stranger(app):
    made = Stranger(app)
    made.nowhere = guessed(made, "nix")
    return made


def guessed(stranger, slug):
    """What guesses about a campaign come to, without its name."""
    urls = [f"/published/{slug}{rest}" for rest in GUESSES] + [f"/campaigns/{slug}{rest}" for rest in MEMBERS]
    return {url.replace(f"/{slug}", "", 1): stranger.fetch(url) for url in urls}


def assert_invisible(stranger):
    """As if there were no such campaign: the same status, the same bytes, for every guess."""
    assert guessed(stranger, "lfrt") == stranger.nowhere
    elsewhere = {url: stranger.fetch(url) for url in (*ELSEWHERE, *AGAIN)}
    assert leaks(elsewhere) == []


def test_every_word_that_is_nobodys_business_holds_a_canary(session, world):
    assert world.campaign.slug == "lfrt"
    assert list(without(session)) == []


def test_nothing_unpublished_leaks_before_during_or_after(app, session, client, world, stranger, coordinator):
    clock, entry = app.extensions["wall_clock"], Entry(by_id=world.volunteer.id, at=NOON)
    sign_in(client, coordinator)
    assert_invisible(stranger)

    submit(client, "/campaigns/lfrt/releases/new", {"title": "First", "notes": "Thanks to Obadiah Slope."})
    first = release_numbered(session, world.campaign.id, 1)
    assert_invisible(stranger)

    embargo = clock.instant + timedelta(hours=1)
    publication = published_builders.proposed(session, first, coordinator, embargo)
    assert_invisible(stranger)

    approve_publication(session, publication, entry=entry)
    assert_invisible(stranger)

    clock.instant = embargo
    public = stranger.crawl(HOME)
    assert leaks(public) == []
    assert_complete(public)

    world.later()
    submit(client, "/campaigns/lfrt/releases/new", {"title": f"{CANARY} second", "notes": CANARY})
    second = release_numbered(session, world.campaign.id, 2)
    assert second is not None
    held = published_builders.proposed(session, second, coordinator)
    assert stranger.crawl(HOME) == public
    assert guesses_beyond(stranger) == []

    take_back(session, publication, entry=Entry(by_id=world.volunteer.id, at=clock.instant))
    assert_invisible(stranger)
    take_back(session, held, entry=Entry(by_id=world.volunteer.id, at=clock.instant))
    assert_invisible(stranger)


def assert_complete(public):
    """The test would prove nothing if it had not seen the pages and the files."""
    front, force = public[HOME][2].decode(), public[f"{HOME}/authorities/borsetshire-police"][2].decode()
    assert "Thanks to [name removed]." in front
    assert "We use it, said PC" in force
    files = [url for url in public if "/files/" in url]
    assert sorted(url.rsplit(".", 1)[1] for url in files) == ["json", "sqlite", "zip"]
    assert all(status == 200 for url, (status, _, _) in public.items() if url.startswith(HOME))
    assert len(public) > 40


def guesses_beyond(stranger):
    """Guesses that show more than the pages which are linked do."""
    found = {f"{HOME}{rest}": stranger.fetch(f"{HOME}{rest}") for rest in GUESSES}
    word = CANARY.encode()
    shown = {url: (status, to, body.replace(b'value="' + word, b"")) for url, (status, to, body) in found.items()}
    return [*leaks(shown), *(url for url, (status, _, _) in shown.items() if "release-2" in url and status != 404)]
