import hashlib
import json

import pytest
from sqlalchemy import select

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.models import AuditLine, Deployment, MaskRule, Release
from tests import builders
from tests.builders import sent
from tests.findings_builders import chosen, finding, question_set, quote
from tests.web.pages import filled_in, post, sign_in, submit, visit

HOME = "/campaigns/lfrt/releases"


@pytest.fixture
def asked(session, campaign, volunteer):
    force = builders.authority(session, "Borsetshire Police", kind=AuthorityKind.POLICE_TERRITORIAL)
    made = builders.info_request(session, campaign, force, by=volunteer, history=[sent("2026-09-03")])
    made.question_set_id = question_set(session, "lfrt-police").id
    session.commit()
    words = "We use it, said Obadiah Slope."
    finding(session, made, "P01", values={"lfr_status": chosen("in use")}, evidence=[quote(words)])
    return made


@pytest.fixture
def signed_in(client, coordinator):
    return sign_in(client, coordinator)


def freeze(client, title="First answers", **fields):
    return submit(client, f"{HOME}/new", {"title": title, **fields})


def files_of(client, number):
    """The bytes and the headers of every file of a release, by name."""
    page = visit(client, f"{HOME}/{number}")
    return {link.text: fetched(client, link["href"]) for link in page.select("#files a")}


def fetched(client, address):
    with client.get(address) as answer:
        return answer.data, answer.headers


@pytest.mark.usefixtures("asked")
def test_a_release_is_frozen_and_can_be_cited(signed_in, session):
    answer = freeze(signed_in, notes="Forces alone.", kind="police_territorial")

    page = visit(signed_in, answer.location)
    release = session.scalars(select(Release)).one()
    assert release.content_sha256 in page.select_one("#citation").text
    assert "Release 1, 23 November 2026" in page.select_one("#citation").text
    assert (release.filters, release.counts["answers"]) == ({"kind": "police_territorial"}, 1)
    line = session.scalars(select(AuditLine).where(AuditLine.action == "release.freeze")).one()
    assert line.details["content_sha256"] == release.content_sha256


@pytest.mark.usefixtures("asked")
def test_the_files_say_what_they_are_only_about_and_so_do_the_changes(signed_in):
    freeze(signed_in, kind="police_territorial", question_set="lfrt-police 1")
    freeze(signed_in, title="All of them")

    narrow, wide = (visit(signed_in, f"{HOME}/{number}") for number in (1, 2))
    told = "It held only Territorial police force, Lfrt-police 1, this one everything."
    assert set(files_of(signed_in, 1)) == {
        "lfrt-release-1-police-territorial-lfrt-police-1.zip",
        "lfrt-release-1-police-territorial-lfrt-police-1.sqlite",
        "page.json",
    }
    assert "was about other requests" not in narrow.text
    assert told in wide.text


@pytest.mark.usefixtures("asked")
def test_members_fetch_every_file_as_its_hash_says(signed_in, session, client, volunteer):
    freeze(signed_in)

    sign_in(client, volunteer)
    release = session.scalars(select(Release)).one()
    files = files_of(client, 1)

    assert set(files) == {"lfrt-release-1.zip", "lfrt-release-1.sqlite", "page.json"}
    for name, (data, headers) in files.items():
        assert hashlib.sha256(data).hexdigest() == release.files[name]["sha256"]
        assert headers["Content-Disposition"] == f'attachment; filename="{name}"'
        assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    lines = session.scalars(select(AuditLine.subject).where(AuditLine.action == "export.run"))
    assert set(lines) == set(files)


def test_a_release_stays_as_it_was_when_more_is_found(signed_in, session, asked):
    freeze(signed_in)
    before = {name: data for name, (data, _) in files_of(signed_in, 1).items()}
    finding(session, asked, "P03", values={"plans": chosen("approved")})

    freeze(signed_in, "More answers")

    assert {name: data for name, (data, _) in files_of(signed_in, 1).items()} == before
    page = visit(signed_in, f"{HOME}/2")
    (row,) = page.select("#changes tbody tr")
    assert [cell.get_text(strip=True) for cell in row.select("td")][1:] == ["Added", "", "approved"]
    assert [each.text.split(":")[0] for each in visit(signed_in, HOME).select("#releases th a")] == ["2", "1"]


@pytest.mark.usefixtures("asked")
def test_pressing_the_button_twice_makes_one_release(signed_in, session):
    form = filled_in(visit(signed_in, f"{HOME}/new").select_one("main form[method=post]")) | {"title": "First"}

    answers = [signed_in.post(f"{HOME}/new", data=form) for _ in range(2)]

    assert [answer.location for answer in answers] == [f"{HOME}/1"] * 2
    assert len(session.scalars(select(Release)).all()) == 1


@pytest.mark.usefixtures("asked")
def test_what_somebody_else_froze_meanwhile_is_told_and_nothing_typed_is_lost(signed_in):
    form = filled_in(visit(signed_in, f"{HOME}/new").select_one("main form[method=post]")) | {"title": "Mine"}
    freeze(signed_in, "Theirs")

    refused = signed_in.post(f"{HOME}/new", data=form)

    assert refused.status_code == 409
    assert "Somebody froze a release meanwhile" in refused.text
    assert 'value="Mine"' in refused.text
    assert 'name="number" type="hidden" value="2"' in refused.text


def test_there_is_nothing_to_freeze_before_a_question_was_asked(signed_in, session):
    page = visit(signed_in, f"{HOME}/new")

    assert "There is nothing to freeze" in page.text
    assert page.select("main form") == []
    assert post(signed_in, f"{HOME}/new", {"title": "All", "number": 1}).status_code == 422
    assert session.scalars(select(Release)).all() == []


@pytest.mark.usefixtures("asked")
def test_a_release_needs_a_title(signed_in, session):
    assert freeze(signed_in, "").status_code == 422
    assert session.scalars(select(Release)).all() == []


@pytest.mark.usefixtures("asked")
def test_names_on_the_list_are_seen_before_and_gone_after(signed_in):
    submit(
        signed_in, "/campaigns/lfrt/masks", {"names": "Obadiah Slope\nObadiah Slope\n Arabin "}, "form:has(textarea)"
    )

    page = visit(signed_in, "/campaigns/lfrt/masks")
    assert [each.text for each in page.select("#rules tbody th")] == ["Arabin", "Obadiah Slope"]
    assert [each.text for each in page.select("#struck del")] == ["Obadiah Slope"]
    freeze(signed_in)
    (force,) = json.loads(files_of(signed_in, 1)["page.json"][0])["authorities"]
    assert force["answers"]["P01"]["sources"][0]["quote"] == "We use it, said [name removed]."


@pytest.mark.usefixtures("asked")
def test_a_name_can_be_taken_off_the_list_again(signed_in, session, campaign, coordinator):
    rule = MaskRule(campaign_id=campaign.id, text="Slope", added_by_id=coordinator.id, added_at=builders.NOON)
    session.add(rule)
    session.commit()

    post(signed_in, f"/campaigns/lfrt/masks/{rule.id}/remove")

    assert session.scalars(select(MaskRule)).all() == []


def test_the_log_is_looked_through_for_names_too(signed_in, session, asked, volunteer):
    facts = {"identifier": "borsetshire-police-1", "authority_id": asked.authority_id, "saved_at": builders.NOON}
    made = Deployment(info_request_id=asked.id, coder_id=volunteer.id, **facts)
    made.put({"purpose_stated": "Asked for by PC 1234"}, notes="PC 9999 was rude")
    session.add(made)

    page = visit(signed_in, "/campaigns/lfrt/masks")

    assert [each.text for each in page.select("#struck del")] == ["1234"]


def test_a_letter_alone_is_no_name(signed_in, session):
    answer = submit(signed_in, "/campaigns/lfrt/masks", {"names": "O"}, "form:has(textarea)")

    assert answer.status_code == 422
    assert session.scalars(select(MaskRule)).all() == []


@pytest.mark.usefixtures("asked")
def test_a_file_whose_bytes_are_gone_is_missing_and_the_page_says_so(signed_in, app):
    freeze(signed_in)
    for path in (app.config["DATA_DIR"] / "releases").rglob("*"):
        if path.is_file():
            path.unlink()

    assert signed_in.get(f"{HOME}/1/page.json").status_code == 404
    assert "Its files are gone" in visit(signed_in, f"{HOME}/1").text


@pytest.mark.usefixtures("asked")
def test_a_name_that_is_no_file_of_the_release_is_missing(signed_in):
    freeze(signed_in)

    names = ("1/other.zip", "1/..%2f..%2fsecret_key", "2/page.json")
    assert [signed_in.get(f"{HOME}/{name}").status_code for name in names] == [404, 404, 404]
