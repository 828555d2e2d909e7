"""Two campaigns and everybody who could ask: what the authorisation matrix is tried on."""

import io
from datetime import date, timedelta
from functools import cached_property
from itertools import count

from sqlalchemy import select

from foi_tracker.domain.attachments import kept_file
from foi_tracker.domain.bank_holidays import ProclaimedDay
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.integrations import file_store
from foi_tracker.models import (
    Attachment,
    AuthorityList,
    Batch,
    ChaserRound,
    Deployment,
    Entry,
    Letter,
    LinkPurpose,
    MaskRule,
    OneTimeLink,
    ProclaimedDayRecord,
    QuestionSet,
    Reading,
    Release,
    SavedView,
    SheetImport,
    UserSession,
)
from foi_tracker.usecases.load_question_sets import load_question_sets
from foi_tracker.usecases.proclaim_day import proclaim_day
from foi_tracker.usecases.single_use import hash_of, make_link
from tests import builders, findings_builders, published_builders
from tests.builders import NOON, received, response, sent
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

DOT = b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2L\1\0;"  # a picture of one point


class World:
    """`own` filed the request in `lfrt`; the others relate to it as their names say."""

    def __init__(self, app, session):
        self.app, self.session, self.numbers = app, session, count(1)
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
        load_question_sets(session, self.now)
        of_councils = (QuestionSet.key == "lfrt-council", QuestionSet.version == 1)
        self.request.question_set_id = session.scalars(select(QuestionSet.id).where(*of_councils)).one()
        self.request.batch_id = self.keep(Batch, campaign_id=self.lfrt.id, title="All", form_key="a", **self.filed)
        self.keep(Letter, info_request_id=self.request.id, subject="LFR", body="Dear all", **self.made)

    @property
    def filed(self):
        return {"filed_by_id": self.people["volunteer_own"].id, "filed_at": NOON}

    @property
    def made(self):
        return {"made_by_id": self.people["volunteer_own"].id, "made_at": NOON}

    def keep(self, model, **facts):
        """Add a row; its number."""
        row = model(**facts)
        self.session.add(row)
        self.session.commit()
        return row.id

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
        token = self.token()
        return self.session.scalars(select(OneTimeLink.id).where(OneTimeLink.token_hash == hash_of(token))).one()

    @property
    def now(self):
        return self.app.extensions["wall_clock"].now()

    def token(self):
        wanted = {"email": "new@example.org", "campaign_id": self.lfrt.id, "role": Role.VOLUNTEER}
        token = make_link(self.session, LinkPurpose.INVITATION, self.now, **wanted)
        self.session.commit()
        return token

    def member(self):
        return builders.user(self.session, f"Mel Member {next(self.numbers)}", self.lfrt, Role.VOLUNTEER).id

    def somebodys_session(self):
        owner, at = self.member(), self.now
        facts = {"token_hash": f"{owner:064}", "user_id": owner, "data": {}, "created_at": at, "last_seen_at": at}
        return self.keep(UserSession, **facts)

    def saved_list(self):
        made = {"created_by_id": self.people["volunteer_own"].id, "created_at": NOON}
        return self.keep(AuthorityList, campaign_id=self.lfrt.id, name=f"List {next(self.numbers)}", slugs=[], **made)

    @cached_property
    def chasers(self):
        """The number of a round with a letter in it."""
        approved = {"approved_by_id": self.people["coordinator"].id, "approved_at": NOON}
        made = self.keep(ChaserRound, campaign_id=self.lfrt.id, form_key="a", **approved)
        facts = {"kind": "reminder", "subject": "LFR", "body": "Where is it?", "chaser_round_id": made, **self.made}
        self.keep(Letter, info_request_id=self.request.id, **facts)
        return made

    @cached_property
    def answered(self):
        """A request whose reply has been read."""
        history = [sent("2026-09-01"), response("2026-09-28", Outcome.SUPPLIED_IN_FULL)]
        own = self.people["volunteer_own"]
        made = builders.info_request(self.session, self.lfrt, self.authority, by=own, history=history)
        made.question_set_id = findings_builders.question_set(self.session).id
        findings_builders.finding(self.session, made, "C01")
        return made

    def reading_id(self):
        wanted = select(Reading.id).where(Reading.info_request_id == self.answered.id)
        return self.session.scalars(wanted).one()

    def deployment(self):
        """Our number of a row of the log."""
        name, made = f"barchester-20260304-{next(self.numbers)}", self.people["volunteer_own"].id
        at = {"info_request_id": self.request.id, "authority_id": self.authority.id}
        self.keep(Deployment, identifier=name, coder_id=made, saved_at=NOON, **at)
        return name

    @cached_property
    def release(self):
        """The number of a release with one file."""
        kept = file_store.keep(self.app.config["DATA_DIR"] / "releases", io.BytesIO(b"{}"), largest=99, head=0)
        files = {"page.json": {"sha256": kept.sha256, "size": kept.size, "media_type": "application/json"}}
        counts = dict.fromkeys(("authorities", "requests", "answers", "deployments", "added", "changed", "removed"), 0)
        frozen = {"frozen_by_id": self.people["coordinator"].id, "frozen_at": NOON, "content_sha256": "0" * 64}
        self.keep(Release, campaign_id=self.lfrt.id, number=7, title="All", files=files, counts=counts, **frozen)
        return 7

    @cached_property
    def published(self):
        """The number of a release that anybody may read."""
        who = self.people["coordinator"], self.people["administrator"]
        made = published_builders.release(self.session, self.app.config["DATA_DIR"], self.lfrt, who[0], number=8)
        published_builders.published(self.session, made, *who)
        return made.number

    @cached_property
    def proposed(self):
        """A publication that waits for a second person, of a release that could be proposed again."""
        who = self.people["administrator"]
        made = published_builders.release(self.session, self.app.config["DATA_DIR"], self.lfrt, who, number=9)
        return published_builders.proposed(self.session, made, who).id

    def mask_rule(self):
        facts = {"added_by_id": self.people["coordinator"].id, "added_at": NOON}
        return self.keep(MaskRule, campaign_id=self.lfrt.id, text=f"Obadiah Slope {next(self.numbers)}", **facts)

    def saved_view(self):
        facts = {"user_id": self.people["volunteer_own"].id, "name": f"View {next(self.numbers)}", "query": ""}
        return self.keep(SavedView, page="board.index", saved_at=NOON, **facts)

    def proclaimed(self):
        """A proclaimed day's number, and that of the line which says what it moved."""
        day = date(2027, 1, 1) + timedelta(days=next(self.numbers))
        entry = Entry(by_id=self.people["administrator"].id, at=NOON)
        facts = {"nation": "SCT", "name": "Day of rest", "is_holiday": True, "citation": "Gazette"}
        line = proclaim_day(self.session, ProclaimedDay(day=day, **facts), entry=entry)
        record = self.session.scalars(select(ProclaimedDayRecord.id).order_by(ProclaimedDayRecord.id.desc())).first()
        return record, line.id

    def draft(self):
        """A letter that nobody has sent yet."""
        facts = {"kind": "reminder", "subject": "LFR", "body": f"Our reference {self.request.reference}", **self.made}
        return self.keep(Letter, info_request_id=self.request.id, **facts)

    def sheet_import(self):
        """A sheet that the volunteer brought, with nothing decided yet."""
        store = self.app.config["DATA_DIR"] / "imports" / "files"
        kept = file_store.keep(
            store, io.BytesIO(b"Council,Sent\nBarchester City Council,1/9/2026\n"), largest=99, head=0
        )
        facts = {"filename": "sheet.csv", "sha256": kept.sha256, "size": kept.size, "uploaded_at": NOON}
        return self.keep(SheetImport, campaign_id=self.lfrt.id, uploaded_by_id=self.people["volunteer_own"].id, **facts)

    def attachment(self, content=b"A letter", name="letter.txt"):
        kept = file_store.keep(self.app.config["DATA_DIR"] / "attachments", io.BytesIO(content), largest=99, head=80)
        file = kept_file(kept.sha256, kept.size, name, kept.head)
        row = Attachment.of(file, self.request, position=None, entry=Entry(by_id=self.request.filed_by_id, at=NOON))
        self.session.add(row)
        self.session.commit()
        return row.public_id
