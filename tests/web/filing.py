"""Filing as a person does it: a small register, and buttons pressed as a browser would send them."""

from sqlalchemy import select

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import Authority, InfoRequest
from foi_tracker.usecases.load_question_sets import load_question_sets
from tests import builders
from tests.builders import NOON
from tests.web.pages import check_manners, filled_in, visit

BARCHESTER, BORSETSHIRE, GLENDARROCH = "barchester-city-council", "borsetshire-police", "glendarroch-council"


def fill_register(session):
    load_question_sets(session, NOON)
    builders.authority(session, "Barchester City Council", contact_address="foi@barchester.example")
    builders.authority(session, "Borsetshire Police", kind=AuthorityKind.POLICE_TERRITORIAL, region="South East")
    builders.authority(
        session, "Glendarroch Council", kind=AuthorityKind.SCOTTISH_COUNCIL, nation=Nation.SCOTLAND,
        region="Scotland", regime=RegimeCode.FOISA,
    )  # fmt: skip
    return {row.slug: row for row in session.scalars(select(Authority))}


def press(client, page, button, url=None, **changed):
    """Press a button of a page's form, as a browser would send it."""
    found = page.find("button", string=lambda text: text and text.strip().startswith(button)) or next(
        each for each in page.select("button") if each.get_text().strip().startswith(button)
    )
    form = found.find_parent("form")
    values = filled_in(form) | ({found["name"]: found["value"]} if found.has_attr("name") else {}) | changed
    return client.post(url or found.get("formaction") or form["action"], data=values)


def page_of(response, status=200):
    assert response.status_code == status
    return check_manners(response.get_data(as_text=True))


def ticked(page):
    return sorted(box["value"] for box in page.select("input[name=authority][checked]"))


def filed(session):
    session.rollback()
    session.expire_all()
    return list(session.scalars(select(InfoRequest).order_by(InfoRequest.reference)))


def file_all(browser):
    page = page_of(press(browser, visit(browser, "/file"), "Tick all"))
    review = page_of(press(browser, page, "See the letters"))
    return review, press(browser, review, "Make the drafts")
