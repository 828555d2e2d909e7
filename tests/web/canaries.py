"""A campaign with a canary in every text that is nobody's business, and everything that a stranger can fetch of it."""

import io
import re
import zipfile
from datetime import date

from sqlalchemy import JSON, String, Text, cast, func, literal, select, update

from foi_tracker.domain import events as happened
from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.findings import codec
from foi_tracker.domain.findings.evidence import Evidence, StateDetails
from foi_tracker.domain.findings.values import Chosen, DateSpan
from foi_tracker.domain.findings.vocabulary import AnswerState, Part, Precision
from foi_tracker.domain.imports.vocabulary import ChoiceKind, Deed
from foi_tracker.models import (
    Assessment,
    Attachment,
    AuditLine,
    AuthorityList,
    Batch,
    ChaserRound,
    Coding,
    Deployment,
    ImportRow,
    Letter,
    LinkPurpose,
    MaskRule,
    Note,
    OneTimeLink,
    ProclaimedDayRecord,
    RememberedChoice,
    SavedView,
    SheetImport,
    UndoneRequest,
    UserSession,
)
from foi_tracker.models.base import Base
from tests import builders
from tests.builders import NOON, response, sent
from tests.findings_builders import chosen, finding, number, question_set, quote

CANARY = "canary"
# Names that the rules strike out of what is published.
STRUCK = ("slope", "proudie", "07700 900123", "obadiah@borsetshire.example")
# Columns whose words are the tracker's own, or hashes. Any other column of text is given a canary.
OURS = {
    "audit_lines": {"action"},
    "attachments": {"sha256", "media_type"},
    "authorities": {"kind", "nation", "regime"},
    "codings": {"question_id", "part", "state", "confidence"},
    "deadlines": {"party", "kind", "level", "provision", "unknown_because"},
    "deployments": {"setting", "form_key"},
    "findings": {"question_id", "settled", "right_of_reply"},
    "import_rows": {"deed"},
    "info_requests": {
        *("regime", "phase", "delivery", "stage", "outcome", "awaiting", "undated_because", "review_result"),
        *("finding", "disposal", "last_event_kind"),
    },
    "letters": {"kind", "language"},
    "memberships": {"role"},
    "one_time_links": {"token_hash", "purpose", "role"},
    "proclaimed_days": {"nation"},
    "question_sets": {"key"},
    "refusals": {"law", "code", "limb"},
    "releases": {"content_sha256"},
    "remembered_choices": {"kind"},
    "request_events": {"kind"},  # no line of a history can be changed: its canaries are in it from the start
    "reservations": {"part"},
    "sheet_imports": {"sha256", "stage"},
    "sign_in_failures": {"account_hash", "address_hash", "device_hash"},
    "user_sessions": {"token_hash"},
}
# What a release may hold besides, as it stood when it was frozen.
RELEASED = {
    "campaigns": {"slug", "name", "summary", "corrections_contact"},
    "authorities": {"slug", "name", "short_name", "region", "ons_code", "police_force_slug", "county_slug"},
    "deployments": {"identifier", "place", "place_key", "counts_key", "council_slug"},
    "info_requests": {"reference"},
    "mask_rules": {"text"},
    "releases": {"title", "notes"},
}
RELEASED_LISTS = {
    "question_sets": {"definition"},
    "readings": {"question_ids"},
    "releases": {"filters", "question_sets", "files", "counts"},
}
DAY = DateSpan(first=date(2026, 9, 1), last=date(2026, 9, 1), precision=Precision.DAY)
HREF = re.compile(r'href="(/[^"#]*)')
NONCE = re.compile(r"(?<=nonce=\")[^\"]+")


def poison(session, kept):
    """Every text of every row, but for columns that are `kept`, by table."""
    for table in Base.metadata.sorted_tables:
        names = [each.name for each in table.columns if isinstance(each.type, String)]
        texts = [name for name in names if name not in OURS.get(table.name, set()) | kept.get(table.name, set())]
        for name in texts:
            column = table.columns[name]
            word = f"{CANARY}-{table.name}-{name}-"
            room = getattr(column.type, "length", None) or 200
            number = cast(next(iter(table.primary_key.columns)), Text)
            value = func.substr(literal(word), 1, max(room - 6, 6)).concat(number)
            session.execute(update(table).values({column: value}))
    session.commit()


class World:
    """A force and a council that were asked, with answers that may be read and everything else that may not."""

    def __init__(self, session, campaign, volunteer, coordinator):
        self.session, self.campaign, self.volunteer, self.coordinator = session, campaign, volunteer, coordinator
        campaign.summary, campaign.corrections_contact = "We asked.", "put.it.right@watchful.example"
        self.sets = {key: question_set(session, key).id for key in ("lfrt-police", "lfrt-council")}
        force = {"kind": AuthorityKind.POLICE_TERRITORIAL, "hex_q": 0, "hex_r": 0}
        self.force = builders.authority(session, "Borsetshire Police", **force)
        self.council = builders.authority(session, hex_q=1, hex_r=0)
        history = [
            sent("2026-08-03"),
            response("2026-08-20", "supplied_in_part"),
            happened.Complaint(on=date(2026, 10, 1), reference=f"{CANARY}-event"),
        ]
        self.asked = self.ask(campaign, self.force, "lfrt-police", *history)
        self.ask(campaign, self.council, "lfrt-council", sent("2026-11-02"))
        self._answer()
        self._hide()
        self._fill()
        self._another_campaign()
        poison(session, RELEASED)

    def ask(self, campaign, authority, key, *history):
        made = builders.info_request(self.session, campaign, authority, by=self.volunteer, history=history)
        made.question_set_id = self.sets[key]
        self.session.commit()
        return made

    def _answer(self):
        words = "We use it, said PC 4711 Proudie; ask Obadiah Slope, 07700 900123 or obadiah@borsetshire.example."
        finding(self.session, self.asked, "P01", values={"lfr_status": chosen("in use")}, evidence=[quote(words)])
        finding(self.session, self.asked, "P02", values={"deployments_total": number(7)}, remark=f"{CANARY} remark")
        rule = {"added_by_id": self.coordinator.id, "added_at": NOON, "campaign_id": self.campaign.id}
        self.keep(MaskRule, text="Obadiah Slope", **rule)
        self.deploy("Market Place", "borsetshire-police-20260901-1")

    def _hide(self):
        """What nobody outside may see, of each kind that the tracker keeps."""
        old = {"superseded_at": NOON, "part": Part.SECOND, "evidence": [place()]}
        finding(self.session, self.asked, "P03", values={"plans": other("superseded")}, **old)
        draft = {"reading_id": 1, "question_id": "P09", "part": Part.FIRST, "state": AnswerState.ANSWERED}
        told = {"values": {"auth_rank": codec.dump(other("draft"))}, "evidence": [place().dump()]}
        told["details"] = StateDetails(url=f"https://{CANARY}.example").dump()
        self.keep(Coding, coder_id=self.volunteer.id, saved_at=NOON, **draft, **told)
        unsettled = {**draft, "question_id": "P10", "submitted_at": NOON, "coder_id": self.volunteer.id}
        self.keep(Coding, saved_at=NOON, **unsettled, values=told["values"], remark=CANARY)
        self.deploy(f"{CANARY} removed", "borsetshire-police-20260901-2", removed_at=NOON, evidence=[place().dump()])
        mine = {"info_request_id": self.asked.id}
        self.keep(Note, written_by_id=self.volunteer.id, body=CANARY, written_at=NOON, **mine)
        self.keep(Letter, subject=CANARY, body=CANARY, recipient=CANARY, made_by_id=1, made_at=NOON, **mine)
        file = {"public_id": "1" * 36, "sha256": "1" * 64, "filename": "uncited.pdf", "media_type": "x", "size": 1}
        self.keep(Attachment, added_by_id=self.volunteer.id, added_at=NOON, position=None, **file, **mine)
        self.keep(Assessment, position=2, ticks={CANARY: {}}, made_by_id=self.volunteer.id, made_at=NOON, **mine)
        self.keep(AuditLine, actor_id=1, action="x", subject=CANARY, details={CANARY: CANARY}, at=NOON)
        self.keep(SavedView, user_id=self.volunteer.id, page="board.index", name=CANARY, query="", saved_at=NOON)
        self.keep(
            AuthorityList, campaign_id=self.campaign.id, name=CANARY, slugs=[CANARY], created_by_id=1, created_at=NOON
        )

    def _fill(self):
        """A row in every other table that has words, and words in every list."""
        mine, person = {"campaign_id": self.campaign.id}, self.volunteer.id
        self.keep(Batch, title=CANARY, form_key=CANARY, filed_by_id=person, filed_at=NOON, **mine)
        self.keep(ChaserRound, form_key=CANARY, approved_by_id=person, approved_at=NOON, **mine)
        invitation = {"token_hash": "2" * 64, "purpose": LinkPurpose.INVITATION, "made_at": NOON, "expires_at": NOON}
        self.keep(OneTimeLink, email=CANARY, **invitation, **mine)
        told = {"nation": "EAW", "name": CANARY, "citation": CANARY, "is_holiday": True}
        self.keep(ProclaimedDayRecord, day=date(2026, 1, 3), recorded_by_id=person, recorded_at=NOON, **told)
        self._bring(mine, person)
        since = {"token_hash": "3" * 64, "created_at": NOON, "last_seen_at": NOON}
        self.keep(UserSession, user_id=person, data={CANARY: CANARY}, **since)
        self.force.other_names, self.force.successors = [f"{CANARY} name"], [f"{CANARY}-successor"]
        self.session.commit()

    def _bring(self, mine, person):
        """A sheet that somebody brought, with a row, a word that was decided and a request that was undone."""
        about = {"filename": CANARY, "sha256": "4" * 64, "size": 1, "uploaded_by_id": person, "uploaded_at": NOON}
        decided = {"choices": {CANARY: CANARY}, "counts": {CANARY: 1}, "plan_digest": CANARY}
        self.keep(SheetImport, **about, **decided, **mine)
        of = {"sheet_import_id": self.session.scalars(select(SheetImport.id)).one()}
        keys = dict.fromkeys(("reference", "reference_key", "url_key", "wave_key"), CANARY)
        said = {key: {CANARY: CANARY} for key in ("plan", "cells", "meant")}
        lists = {key: [{CANARY: CANARY}] for key in ("problems", "conflicts")}
        self.keep(ImportRow, number=2, deed=Deed.CREATE, **of, **keys, **said, **lists)
        word = {"kind": ChoiceKind.STATUS, "word": CANARY, "said": CANARY, "means": CANARY}
        self.keep(RememberedChoice, chosen_by_id=person, chosen_at=NOON, **word, **mine)
        self.keep(UndoneRequest, reference=CANARY, **of)

    def _another_campaign(self):
        elsewhere = builders.campaign(self.session, "cctv", "CCTV")
        theirs = self.ask(elsewhere, self.force, "lfrt-police", sent("2026-08-03"), response("2026-08-20", "not_held"))
        finding(self.session, theirs, "P03", values={"plans": other("elsewhere")}, evidence=[place()])
        self.deploy(f"{CANARY} elsewhere", "borsetshire-police-20260901-3", info_request_id=theirs.id)

    def deploy(self, name, identifier, **facts):
        about = {"info_request_id": self.asked.id, "authority_id": self.force.id, "coder_id": self.volunteer.id}
        made = Deployment(identifier=identifier, saved_at=NOON, **about | facts)
        made.put({"location_name": name, "date": DAY, "faces_scanned": number(1000)}, notes=f"{CANARY} log")
        self.session.add(made)
        self.session.commit()

    def keep(self, model, /, **facts):
        self.session.add(model(**facts))
        self.session.commit()

    def later(self):
        """More is found after the freeze, and every text there is becomes a canary, but for addresses."""
        finding(self.session, self.asked, "P03", values={"plans": other("later")}, evidence=[place()])
        self.deploy(f"{CANARY} later", "borsetshire-police-20260902-1")
        self.ask(
            self.campaign, builders.authority(self.session, f"{CANARY} Council"), "lfrt-council", sent("2026-11-02")
        )
        kept = {"campaigns": {"slug"}, "authorities": {"slug"}, "info_requests": {"reference"}}
        poison(self.session, kept | {"deployments": RELEASED["deployments"]})


def without(session):
    """Columns of words, and of lists of words, that should hold a canary and do not."""
    for table in Base.metadata.sorted_tables:
        released = RELEASED.get(table.name, set()) | OURS.get(table.name, set()) | RELEASED_LISTS.get(table.name, set())
        for column in table.columns:
            if isinstance(column.type, String | JSON) and column.name not in released:
                found = session.scalars(select(cast(column, Text)).where(cast(column, Text).contains(CANARY)))
                if not any(found):
                    yield f"{table.name}.{column.name}"


def other(words):
    """An answer in words of its own."""
    return Chosen(options=(), other=f"{CANARY} {words}")


def place():
    """Evidence that must not be seen."""
    return Evidence(attachment=f"{CANARY}-file", filename=f"{CANARY}.pdf", page=1, quote=f"{CANARY} quote")


class Stranger:
    """Somebody who is not signed in, follows every link below the public page, and guesses."""

    def __init__(self, app):
        self.app = app

    def fetch(self, url):
        """Status, where it leads, and what it says; without what is new in every answer."""
        with self.app.test_client().get(url) as answer:
            body = NONCE.sub("", answer.text).encode() if answer.mimetype == "text/html" else answer.data
            return answer.status_code, answer.headers.get("Location"), body

    def crawl(self, home):
        """All that can be reached from this page, by address."""
        seen, waiting = {}, [home]
        while waiting:
            url = waiting.pop().replace("&amp;", "&")
            if url in seen:
                continue
            seen[url] = self.fetch(url)
            if url.startswith(home) and not url.startswith(f"{home}/files"):
                waiting += HREF.findall(seen[url][2].decode())
        return seen


def opened(data):
    """The bytes of a file, and of what is in it."""
    if not data.startswith(b"PK"):
        return [data]
    archive = zipfile.ZipFile(io.BytesIO(data))
    return [data, *(archive.read(each) for each in archive.namelist())]


def leaks(seen):
    """Canaries and struck names in what was fetched, with where."""
    return [
        (url, word)
        for url, (_, _, body) in seen.items()
        for each in opened(body)
        for word in (CANARY, *STRUCK)
        if word.encode() in each.lower()
    ]
