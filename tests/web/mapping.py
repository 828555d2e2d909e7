"""A small county on the map: its council, a district, a council of its own, and a force."""

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.vocabulary import Outcome
from tests import builders
from tests.builders import response, sent
from tests.findings_builders import question_set

SENT = sent("2026-09-01")
IN_TIME = response("2026-09-20", Outcome.NOT_HELD)


class County:
    """Authorities with their places, and requests to them with a question set."""

    def __init__(self, session, campaign, person):
        self.session, self.campaign, self.person = session, campaign, person
        self.council_set, self.police_set = (question_set(session, key).id for key in ("lfrt-council", "lfrt-police"))
        county = {"kind": AuthorityKind.COUNTY_COUNCIL, "short_name": "Borsetshire"}
        district = {"kind": AuthorityKind.DISTRICT_COUNCIL, "county_slug": "borsetshire-county-council"}
        force = {"kind": AuthorityKind.POLICE_TERRITORIAL, "short_name": "Borsetshire Police"}
        self.county = builders.authority(session, "Borsetshire County Council", **county)
        self.district = builders.authority(session, hex_q=0, hex_r=0, **district)
        self.unitary = builders.authority(session, "Silverbridge Council", short_name="Silverbridge", hex_q=1, hex_r=0)
        self.force = builders.authority(session, "Borsetshire Constabulary", hex_q=0, hex_r=0, **force)

    def ask(self, authority, *history):
        """A request made from the set for this kind of authority; sent, unless a history says otherwise."""
        made = builders.info_request(self.session, self.campaign, authority, by=self.person, history=history or [SENT])
        made.question_set_id = self.police_set if authority is self.force else self.council_set
        self.session.commit()
        return made


def cells(page, which="councils"):
    """What each cell of a map says, with where it leads."""
    return {cell.title.text: cell.get("href") for cell in page.select(f"#map-{which} .hexes a")}
