"""Two campaigns and everybody who could ask: what the authorisation matrix is tried on."""

import io

from foi_tracker.domain.attachments import KeptFile
from foi_tracker.domain.roles import Role
from foi_tracker.integrations import file_store
from foi_tracker.models import Attachment, Entry, LinkPurpose, OneTimeLink, UserSession
from foi_tracker.usecases.single_use import make_link
from tests import builders
from tests.builders import NOON, received, sent
from tests.web.pages import sign_in

IDENTITIES = (
    "anonymous",
    "invited",
    "suspended",
    "no_campaign",
    "volunteer_other",
    "coordinator_other",
    "volunteer_campaign",
    "volunteer_own",
    "coordinator",
    "administrator",
)


class World:
    """`own` filed the request in `lfrt`; the others relate to it as their names say."""

    def __init__(self, app, session):
        self.app, self.session = app, session
        self.lfrt = builders.campaign(session)
        self.other = builders.campaign(session, "cctv", "CCTV")
        self.authority = builders.authority(session)
        self.people = self._people()
        self.request = builders.info_request(
            session,
            self.lfrt,
            self.authority,
            by=self.people["volunteer_own"],
            history=[sent("2026-11-02"), received("2026-11-02")],
        )

    def _people(self):
        def person(name, campaign=None, role=None, **facts):
            return builders.user(self.session, name, campaign, role, **facts)

        people = {
            "suspended": person("Sid Suspended", self.lfrt, Role.COORDINATOR),
            "no_campaign": person("Nora Nowhere"),
            "volunteer_other": person("Otto Other", self.other, Role.VOLUNTEER),
            "coordinator_other": person("Olga Other", self.other, Role.COORDINATOR),
            "volunteer_campaign": person("Cleo Campaign", self.lfrt, Role.VOLUNTEER),
            "volunteer_own": person("Vera Volunteer", self.lfrt, Role.VOLUNTEER),
            "coordinator": person("Cora Coordinator", self.lfrt, Role.COORDINATOR),
            "administrator": person("Ada Administrator", is_administrator=True),
        }
        people["suspended"].suspended_at = NOON
        self.session.commit()
        return people

    def browser(self, identity):
        """A browser that this identity uses."""
        client = self.app.test_client()
        if identity == "invited":
            link = self.link()
            with client.session_transaction() as session:
                session["link"] = link
        elif identity != "anonymous":
            sign_in(client, self.people[identity])
        return client

    # What the parts of an address stand for. Made afresh for each try, since a try may use it up.

    def link(self):
        make_link(self.session, LinkPurpose.INVITATION, self.now, **self._invitation())
        self.session.flush()
        return self._newest_link()

    def _invitation(self):
        return {"email": "new@example.org", "campaign_id": self.lfrt.id, "role": Role.VOLUNTEER}

    def _newest_link(self):
        newest = self.session.query(OneTimeLink).order_by(OneTimeLink.id.desc()).first().id
        self.session.commit()
        return newest

    @property
    def now(self):
        return self.app.extensions["wall_clock"].now()

    def token(self):
        token = make_link(self.session, LinkPurpose.INVITATION, self.now, **self._invitation())
        self.session.commit()
        return token

    def member(self):
        count = self.session.query(UserSession).count() + len(self.people)
        self.extra = getattr(self, "extra", count) + 1
        return builders.user(self.session, f"Mel Member {self.extra}", self.lfrt, Role.VOLUNTEER).id

    def somebodys_session(self):
        row = UserSession(
            token_hash=f"{self.member():064}",
            user_id=self.member(),
            data={},
            created_at=self.now,
            last_seen_at=self.now,
        )
        self.session.add(row)
        self.session.commit()
        return row.id

    def attachment(self):
        kept = file_store.keep(self.app.config["DATA_DIR"] / "attachments", io.BytesIO(b"A letter"), largest=99, head=8)
        file = KeptFile(filename="letter.txt", media_type="text/plain", sha256=kept.sha256, size=kept.size)
        row = Attachment.of(file, self.request, position=None, entry=Entry(by_id=self.request.filed_by_id, at=NOON))
        self.session.add(row)
        self.session.commit()
        return row.public_id


# What each argument of an address is, for all endpoints or for one. A new argument needs a line here.
ARGUMENTS = {
    "reference": lambda world: world.request.reference,
    "user_id": lambda world: world.member(),
    "link_id": lambda world: world.link(),
    "session_id": lambda world: world.somebodys_session(),
    "public_id": lambda world: world.attachment(),
    "slug": lambda world: world.authority.slug,
    "campaigns.show/slug": lambda world: world.lfrt.slug,
    "campaigns.settings/slug": lambda world: world.lfrt.slug,
    "kind": lambda _: "response",
    "links.open_link/kind": lambda _: "invitation",
    "token": lambda world: world.token(),
    "table": lambda _: "requests",
    "ending": lambda _: "csv",
    "filename": lambda _: "app.css",
}

# What a form must at least say for the object to be looked at.
FIELDS = {
    "people.remove": lambda world: {"campaign": world.lfrt.id},
    "people.change_role": lambda world: {"campaign": world.lfrt.id, "role": "coordinator"},
}


def address(world, rule):
    """The rule's address with every argument filled in."""
    values = {}
    for name in rule.arguments:
        found = ARGUMENTS.get(f"{rule.endpoint}/{name}") or ARGUMENTS.get(name)
        assert found, f"{rule.rule}: say in ARGUMENTS of tests/web/authorisation_world.py what <{name}> is"
        values[name] = found(world)
    return world.app.url_map.bind("localhost").build(rule.endpoint, values)
