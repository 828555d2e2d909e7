"""Rows for the deployment log, pasted from a table or read from a file: looked at first, then saved together."""

from dataclasses import dataclass, replace
from uuid import uuid4

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.deployments.rows import PastedRow, RowProblem, Weight, Whose, read_rows, told_before
from foi_tracker.domain.findings.showing import ShownFile, showing_of
from foi_tracker.domain.policy import Action
from foi_tracker.domain.question_sets import LogDefinition
from foi_tracker.models import Campaign
from foi_tracker.queries import deployments as log
from foi_tracker.queries.deployments import Place
from foi_tracker.usecases.save_deployments import NewRow, NewRows, save_deployments
from foi_tracker.web import deployment_form, document_pane, now, pasted_rows, uploads
from foi_tracker.web.access import accepts_uploads, actor, requires, the_campaign, the_request
from foi_tracker.web.deployment_form import Typed
from foi_tracker.web.filters import plural
from foi_tracker.web.pasted_rows import Pasted
from foi_tracker.web.recording import entry
from foi_tracker.web.uploads import UploadRefused

bp = Blueprint("deployment_paste", __name__, url_prefix="/campaigns/<slug>/deployments/paste")

UNPROCESSABLE = 422


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What every step needs: the campaign, where rows may go, and the fields of the log."""

    campaign: Campaign
    places: list[Place]
    definition: LogDefinition


@bp.get("")
@requires(Action.EDIT_LOG)
def start(slug: str) -> ResponseReturnValue:
    """Whose table it is, and the table."""
    return _ask(_desk(slug), request.args.get("reference", ""))


@bp.post("")
@requires(Action.EDIT_LOG)
@accepts_uploads
def look(slug: str) -> ResponseReturnValue:
    """What was read of it; nothing is saved."""
    desk = _desk(slug)
    try:
        text, remark = _text()
    except UploadRefused as refused:
        return _ask(desk, request.form.get("reference", ""), str(refused)), UNPROCESSABLE
    found = pasted_rows.pasted(request.form, text, desk.definition)
    fault = _fault(desk, found)
    if fault:
        return _ask(desk, found.reference, fault, found.text), UNPROCESSABLE
    return _look(desk, found, remark)


@bp.post("/save")
@requires(Action.EDIT_LOG)
@accepts_uploads
def save(slug: str) -> ResponseReturnValue:
    """Save the rows that were looked at and not left out, all of them or none."""
    desk = _desk(slug)
    found = pasted_rows.pasted(request.form, request.form.get("text", ""), desk.definition)
    if fault := _fault(desk, found):
        return _ask(desk, found.reference, fault, found.text), UNPROCESSABLE
    if found.is_open or request.form.get("seen") != found.seen:
        return _look(desk, found, "The table changed after it was read. Look at the rows again, then save.")
    rows = _rows(desk, found)
    wanted = pasted_rows.chosen(rows, request.form)
    saved = _save(found, wanted)
    if not saved:
        return _look(desk, found, "Every row is left out, so there is nothing to save.")
    out = len(rows) - len(saved)
    words = f"Saved {plural(len(saved), 'row')}." + (f" Left out {out:,}." if out else "")
    flash(words, "success")
    return redirect(url_for("deployments.index", slug=slug, force=_place(desk, found).authority_slug))


def _save(found: Pasted, wanted: list[PastedRow]) -> list[str]:
    """Our numbers; of a form that was sent before, those it was given then."""
    info_request = the_request(found.reference, Action.READ_REQUEST)
    new = [NewRow(position=row.number, values=row.values, notes=row.notes) for row in wanted]
    return save_deployments(db.session(), info_request, NewRows(rows=new, form_key=found.form_key), entry=entry())


def _desk(slug: str) -> Desk:
    campaign = the_campaign(slug, Action.EDIT_LOG)
    session = db.session()
    places = log.places_for_rows(session, campaign.id, actor())
    return Desk(campaign=campaign, places=places, definition=log.newest_log(session))


def _place(desk: Desk, found: Pasted) -> Place:
    return next((each for each in desk.places if each.reference == found.reference), None) or abort(404)


def _fault(desk: Desk, found: Pasted) -> str:
    if found.reference not in {each.reference for each in desk.places}:
        return "Choose whose table this is."
    return found.fault


def _text() -> tuple[str, str]:
    """What was pasted, or what is in the file that was chosen, with a remark about how it was read."""
    files = uploads.chosen(request.files.getlist("file"))
    if not files:
        return request.form.get("text", "").replace("\r\n", "\n"), ""
    [kept, *_] = uploads.keep(files[:1])
    showing = showing_of(kept.filename, kept.media_type)
    reading = document_pane.read(ShownFile(public_id="", sha256=kept.sha256, filename=kept.filename, showing=showing))
    page = max(reading.pages, key=lambda each: each.text.count("\n") if each.text else -1, default=None)
    if page is None or not page.text:
        raise UploadRefused(reading.remark or "No table was found in this file. Copy it, and paste it here.")
    several = f"This is the sheet “{page.label}”, the longest of {reading.count}. " if reading.count > 1 else ""
    return page.text, several + page.remark


def _rows(desk: Desk, found: Pasted) -> list[PastedRow]:
    session = db.session()
    info_request = the_request(found.reference, Action.READ_REQUEST)
    whose = Whose(
        force_slug=_place(desk, found).authority_slug,
        register=log.register_names(session),
        stored=log.stored_rows(session, desk.campaign.id, info_request.authority_id, found.form_key),
        today=now.today(),
    )
    return read_rows(found.body, found.headings, found.mapping, desk.definition, whose)


def _ask(desk: Desk, reference: str, fault: str = "", text: str = "") -> str:
    return render_template(
        "deployments/paste.html",
        campaign=desk.campaign,
        places=desk.places,
        reference=reference,
        fault=fault,
        text=text,
    )


def _look(desk: Desk, found: Pasted, remark: str) -> str:
    rows = [] if found.is_open else _rows(desk, found)
    return render_template(
        "deployments/preview.html",
        campaign=desk.campaign,
        place=_place(desk, found),
        pasted=found,
        remark=remark,
        choices=pasted_rows.choices(desk.definition),
        preview=pasted_rows.preview(rows, desk.definition),
        Weight=Weight,
        kept=set(request.form.getlist("keep")),
        left=set(request.form.getlist("leave")),
    )


@bp.route("/one", methods=["GET", "POST"])
@requires(Action.EDIT_LOG)
def one(slug: str) -> ResponseReturnValue:
    """A single row, typed."""
    desk = _desk(slug)
    if request.method == "GET":
        return _one(desk, Typed(texts={}, values={}), [])
    register = log.register_names(db.session())
    typed = deployment_form.read_form(request.form, desk.definition, register, {}, now.today())
    faults = _faults(desk, typed)
    if not faults:
        typed = replace(typed, problems=[*typed.problems, *_told_before(desk, typed)])
    doubtful = typed.is_doubtful and request.form.get("as_printed") != "1"
    if faults or doubtful:
        return _one(desk, typed, faults), UNPROCESSABLE
    info_request = the_request(request.form["reference"], Action.READ_REQUEST)
    rows = [NewRow(position=1, values=typed.values, notes=typed.notes)]
    form_key = request.form.get("form_key", "")[:36] or str(uuid4())
    [name] = save_deployments(db.session(), info_request, NewRows(rows=rows, form_key=form_key), entry=entry())
    flash(f"Saved {name}.", "success")
    return redirect(url_for("deployments.show", slug=slug, identifier=name))


def _told_before(desk: Desk, typed: Typed) -> list[RowProblem]:
    info_request = the_request(request.form["reference"], Action.READ_REQUEST)
    form_key = request.form.get("form_key", "")
    return told_before(
        typed.values, log.stored_rows(db.session(), desk.campaign.id, info_request.authority_id, form_key)
    )


def _faults(desk: Desk, typed: Typed) -> list[tuple[str, str]]:
    faults = deployment_form.summary(typed)
    if request.form.get("reference") not in {each.reference for each in desk.places}:
        faults.insert(0, ("reference", "Choose whose deployment it was."))
    if not typed.values and not typed.errors:
        faults.append(("f-date", "Type what the source says: at least the date or the place."))
    return faults


def _one(desk: Desk, typed: Typed, faults: list[tuple[str, str]]) -> str:
    slug = desk.campaign.slug
    shown = deployment_form.filled(typed, desk.definition) | {"summary": faults}
    return render_template(
        "deployments/edit.html",
        campaign=desk.campaign,
        row=None,
        places=desk.places,
        reference=request.values.get("reference", ""),
        form_key=request.form.get("form_key") or str(uuid4()),
        action=url_for("deployment_paste.one", slug=slug),
        back=url_for("deployments.index", slug=slug),
        differing=[],
        **shown,
    )
