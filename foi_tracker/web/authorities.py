"""The register of authorities."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.authorities import coverage
from foi_tracker.domain.overdue import days_late, is_overdue
from foi_tracker.domain.policy import Action
from foi_tracker.domain.regimes import Laws
from foi_tracker.models import Authority, Entry, InfoRequest
from foi_tracker.queries import authorities
from foi_tracker.queries.authorities import AuthorityFilter
from foi_tracker.queries.authority_family import family_of, verifier_of
from foi_tracker.queries.authority_requests import latest_requests, request_counts
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.timeliness import timeliness
from foi_tracker.usecases.edit_authority import AuthorityMoved, edit_authority
from foi_tracker.web.access import actor, requires
from foi_tracker.web.forms.authorities import AuthorityFilterForm, OwnEntriesForm
from foi_tracker.web.now import now, today

bp = Blueprint("authorities", __name__, url_prefix="/authorities")

PAGE = 50
LAST_PAGE = 1000


@bp.get("")
@requires(Action.READ_REGISTER)
def index() -> ResponseReturnValue:
    """The list, searched and filtered by its address."""
    session, wanted = db.session(), AuthorityFilter.read(request.args, on=today())
    found = authorities.matching(session, wanted)
    page = min(_page_number(), max(1, -(-len(found) // PAGE)))
    shown = found[(page - 1) * PAGE : page * PAGE]
    return render_template(
        "authorities/index.html",
        form=_filter_form(wanted),
        wanted=wanted,
        found=found,
        shown=shown,
        page=page,
        first=(page - 1) * PAGE + 1,
        counts=request_counts(session, [each.id for each in shown], actor()),
        suggestions=authorities.did_you_mean(session, wanted.words, on=today()) if not found else [],
        next_url=_page_url(wanted, page + 1) if page * PAGE < len(found) else None,
        prev_url=_page_url(wanted, page - 1) if page > 1 else None,
    )


@bp.get("/<slug>")
@requires(Action.READ_REGISTER)
def show(slug: str) -> ResponseReturnValue:
    """One authority: facts, law, contact, requests, record."""
    session, authority = db.session(), _the_authority(slug)
    laws = current_laws(session)
    requests = latest_requests(session, authority.id, actor())
    return render_template(
        "authorities/show.html",
        authority=authority,
        current=authorities.is_current(authority, today()),
        ended=authority.valid_to is not None and authority.valid_to < today(),
        family=family_of(session, authority, on=today()),
        law=coverage(authority.kind, authority.regime),
        verifier=verifier_of(session, authority),
        requests=[(each, owner, _lateness(each, laws)) for each, owner in requests],
        record=timeliness(session, authority.id, actor(), laws=laws, today=today()),
    )


@bp.route("/<slug>/edit", methods=["GET", "POST"])
@requires(Action.EDIT_REGISTER)
def edit(slug: str) -> ResponseReturnValue:
    """Where to write to it, and notes."""
    authority = _the_authority(slug)
    form = OwnEntriesForm(obj=authority, data={"seen_version": authority.version, "checked": False})
    if not form.validate_on_submit():
        return render_template("authorities/edit.html", authority=authority, form=form, moved=False)
    try:
        edit_authority(
            db.session(),
            authority,
            form.entries(today()),
            seen_version=form.seen_version.data or 0,
            entry=Entry(by_id=actor().user_id, at=now()),
        )
    except AuthorityMoved:
        return _moved(slug, form)
    flash("Saved.", "good")
    return redirect(url_for("authorities.show", slug=slug))


def _moved(slug: str, form: OwnEntriesForm) -> ResponseReturnValue:
    """Show what somebody else saved, keep what this person typed, and let them save over it knowingly."""
    authority = _the_authority(slug)
    form.seen_version.raw_data = None  # or the field would repeat what the browser sent
    form.seen_version.data = authority.version
    return render_template("authorities/edit.html", authority=authority, form=form, moved=True), 409


def _the_authority(slug: str) -> Authority:
    return authorities.by_slug(db.session(), slug) or abort(404)


def _filter_form(wanted: AuthorityFilter) -> AuthorityFilterForm:
    session = db.session()
    form = AuthorityFilterForm(data=wanted.parameters | {"standing": wanted.standing})
    form.offer(authorities.regions(session), authorities.police_forces(session, on=wanted.on))
    return form


def _page_number() -> int:
    given = request.args.get("page", "1")
    return max(1, int(given)) if given.isascii() and given.isdigit() and len(given) < len(str(LAST_PAGE)) else 1


def _page_url(wanted: AuthorityFilter, page: int) -> str:
    return url_for("authorities.index", **wanted.parameters, page=page)


def _lateness(info_request: InfoRequest, laws: Laws) -> int | None:
    """Working days late in its own calendar; None where it is not overdue."""
    due_on = info_request.due_on
    if due_on is None or not is_overdue(info_request.awaiting, due_on, today()):
        return None
    return days_late(due_on, today(), laws[info_request.regime].calendar)
