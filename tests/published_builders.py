"""Releases and their page.json in a few lines, and putting them before the public. Everything in them is invented."""

import io
import json
from pathlib import Path

from foi_tracker.integrations import file_store
from foi_tracker.models import Entry, Release
from foi_tracker.usecases.publish_release import approve_publication, propose_publication
from tests.builders import NOON

ASKED = {"id": "P01", "set": "lfrt-police 1", "key": "lfr_status", "group": "use", "ask": "Has the force used it?"}
FIELD = {"key": "lfr_status", "type": "choice", "unit": "", "options": ["in use", "never"], "given": 1, "numbers": None}
PLACE = {"slug": "borsetshire-police", "name": "Borsetshire Police", "kind": "police_territorial", "nation": "england"}
SENT = {"reference": "LFR-0001", "stage": "awaiting_response", "outcome": "", "timeliness": "waiting"}
DATES = {"sent_on": "2026-11-02", "due_on": "2026-11-30", "responded_on": "", "regime": "FOIA", "set": "lfrt-police 1"}
UNDATED = {"as_of": "", "period_from": "", "period_to": "", "expected_on": ""}


def value(field="lfr_status", kind="choice", text="in use", **facts):
    """One value of an answer."""
    plain = {"row": "", "column": "", "options": [text] if kind == "choice" else [], "low": "", "high": "", "unit": ""}
    return {"field": field, "type": kind, "text": text, **plain} | facts


def answer(*values, **facts):
    """An answer with its source."""
    sources = [{"quote": "We use it.", "file": "reply.pdf", "page": 2}]
    about = {"reference": "LFR-0001", "state": "answered", "exemptions": [], "url": "", **UNDATED}
    settled = {"settled": "agreed", "right_of_reply": "none"}
    return {**about, "values": list(values or [value()]), "sources": sources, **settled} | facts


def force(answers=None, **facts):
    """A force as page.json has it; `answers` by question."""
    told = {"P01": answer()} if answers is None else answers
    states = {"P01": "pending"} | {id_: each["state"] for id_, each in told.items()}
    where = {"region": "", "ons_code": "", "county": "", "force": "", "hex": [0, 0]}
    return {**PLACE, **where, "requests": [{**SENT, **DATES}], "states": states, "answers": told} | facts


def question(*fields, **facts):
    """A question with its fields as they are counted."""
    counted = [{"counts": {"in use": 1, "never": 0}, **FIELD, **each} for each in fields or [{}]]
    return {**ASKED, "asked": 1, "answered": 1, "states": {"answered": 1}, "fields": counted} | facts


def page(authorities=None, questions=None, **campaign):
    """A whole page.json."""
    authorities = [force()] if authorities is None else authorities
    counts = dict.fromkeys(("authorities", "requests", "answered", "answers", "findings", "questions"), 1)
    titled = {"number": 1, "title": "First answers", "notes": "", "frozen_on": "2026-11-23", "filters": {}}
    cited = {"citation": "Cite it so.", "licences": ["Open."], "content_sha256": "0" * 64, "program": "FOI Tracker"}
    about = {"slug": "lfrt", "name": "Live facial recognition", "summary": "", "corrections_contact": ""}
    return {
        "format": 1,
        "campaign": about | campaign,
        "release": {**titled, **cited, "question_sets": ["lfrt-police 1"]},
        "counts": {**counts, "deployments": 0},
        "progress": {"stage": [{"value": "awaiting_response", "count": 1, "answered": 1}]},
        "questions": [question()] if questions is None else questions,
        "authorities": authorities,
        "deployment_columns": [],
        "deployments": [],
        "agreement": [{"question": "P01", "n": 4, "agreed": 3, "percent": 75.0, "kappa": None}],
        "changes": {"since": None, "added": 0, "removed": 0, "changed": 0},
        "method": [{"heading": "Who was asked", "paragraphs": ["Every force."]}],
        "map": [{**PLACE, "county": "", "hex": [0, 0]}],
    }


def release(session, data_dir: Path, campaign, by, facts=None, number=1):
    """A frozen release that holds this page alone."""
    content = json.dumps(page() if facts is None else facts).encode()
    kept = file_store.keep(data_dir / "releases", io.BytesIO(content), largest=10**7, head=0)
    files = {"page.json": {"sha256": kept.sha256, "size": kept.size, "media_type": "application/json"}}
    counts = dict.fromkeys(("authorities", "requests", "answers", "deployments", "added", "changed", "removed"), 0)
    frozen = {"frozen_by_id": by.id, "frozen_at": NOON, "content_sha256": "0" * 64}
    made = Release(campaign_id=campaign.id, number=number, title="All", files=files, counts=counts, **frozen)
    session.add(made)
    session.commit()
    return made


def proposed(session, made, by, embargo_until=None, at=NOON):
    """Proposed by this person."""
    return propose_publication(session, made, embargo_until, entry=Entry(by_id=by.id, at=at))


def published(session, made, by, other, embargo_until=None, at=NOON):
    """Proposed by one person and approved by the other, at once."""
    publication = proposed(session, made, by, embargo_until, at)
    approve_publication(session, publication, entry=Entry(by_id=other.id, at=at))
    return publication
