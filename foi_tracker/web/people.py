"""People: invitations, roles, suspension."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.policy import Action, Subject, can, may_invite, may_suspend
from foi_tracker.domain.roles import Role
from foi_tracker.models import Entry, User
from foi_tracker.queries import people as seen
from foi_tracker.queries.people import Person, actor_of
from foi_tracker.usecases import change_person
from foi_tracker.usecases.change_person import LastAdministrator
from foi_tracker.usecases.invite_person import invite_person, withdraw_invitation
from foi_tracker.usecases.reset_password import issue_reset_link
from foi_tracker.web.access import actor, may, requires
from foi_tracker.web.forms.people import InvitationForm
from foi_tracker.web.links import address_of
from foi_tracker.web.now import now

bp = Blueprint("people", __name__, url_prefix="/people")

KEPT_ONE = "Nothing is changed: somebody has to be administrator, and there is no other who can sign in."


@bp.get("")
@requires(Action.READ_PEOPLE)
def index() -> ResponseReturnValue:
    """Who is in my campaigns; for those who invite, who has been invited."""
    session, me = db.session(), actor()
    pending = seen.pending_invitations(session, me, now()) if may(Action.INVITE_VOLUNTEER) else []
    return render_template("people/index.html", people=seen.people(session, me), pending=pending, me=me)


@bp.route("/invite", methods=["GET", "POST"])
@requires(Action.INVITE_VOLUNTEER)
def invite() -> ResponseReturnValue:
    """Make a link, and show it this once."""
    form = InvitationForm()
    form.offer(seen.campaigns_open_to_invitations(db.session(), actor()), actor())
    if not form.validate_on_submit():
        return render_template("people/invite.html", form=form)
    grant = form.grant()
    if not may_invite(
        actor(), campaign_id=grant.campaign_id, role=grant.role, makes_administrator=grant.makes_administrator
    ):
        abort(403)
    token = invite_person(db.session(), grant, by_id=actor().user_id, at=now())
    return render_template("people/invited.html", address=address_of("invitation", token), email=grant.email)


@bp.post("/invitations/<int:link_id>/withdraw")
@requires(Action.INVITE_VOLUNTEER)
def withdraw(link_id: int) -> ResponseReturnValue:
    """The link stops working."""
    if link_id not in {pending.id for pending in seen.pending_invitations(db.session(), actor(), now())}:
        abort(404)
    withdraw_invitation(db.session(), link_id, by_id=actor().user_id, at=now())
    flash("The invitation is withdrawn. Its link no longer works.", "success")
    return redirect(url_for("people.index"))


@bp.get("/<int:user_id>")
@requires(Action.SUSPEND_VOLUNTEER)
def show(user_id: int) -> ResponseReturnValue:
    """What somebody may do, and what can be changed about it."""
    person = _the_person(user_id)
    removable = [part for part in person.parts if _may_remove(user_id, part.campaign_id)]
    return render_template(
        "people/show.html", person=person, removable=removable, may_suspend=_may_suspend(user_id), me=actor()
    )


def _the_person(user_id: int) -> Person:
    return seen.person(db.session(), actor(), user_id) or abort(404)


def _may_suspend(user_id: int) -> bool:
    """Asked of everything they are, in every campaign: more than `actor` may be shown."""
    return may_suspend(actor(), actor_of(db.session(), db.session().get_one(User, user_id)))


def _may_remove(user_id: int, campaign_id: int) -> bool:
    return can(actor(), Action.SUSPEND_VOLUNTEER, Subject(campaign_id=campaign_id)) and _may_suspend(user_id)


def _entry() -> Entry:
    return Entry(by_id=actor().user_id, at=now())


@bp.post("/<int:user_id>/suspend")
@requires(Action.SUSPEND_VOLUNTEER)
def suspend(user_id: int) -> ResponseReturnValue:
    """They are signed out at once, and cannot sign in."""
    person = _the_person(user_id)
    if not _may_suspend(user_id):
        abort(403)
    try:
        change_person.suspend(db.session(), user_id, _entry())
    except LastAdministrator:
        flash(KEPT_ONE, "error")
    else:
        flash(f"{person.name} is suspended, and signed out everywhere.", "success")
    return redirect(url_for("people.show", user_id=user_id))


@bp.post("/<int:user_id>/unsuspend")
@requires(Action.SUSPEND_VOLUNTEER)
def unsuspend(user_id: int) -> ResponseReturnValue:
    """They may sign in again."""
    person = _the_person(user_id)
    if not _may_suspend(user_id):
        abort(403)
    change_person.unsuspend(db.session(), user_id, _entry())
    flash(f"{person.name} may sign in again.", "success")
    return redirect(url_for("people.show", user_id=user_id))


@bp.post("/<int:user_id>/role")
@requires(Action.ADMINISTER_PEOPLE)
def change_role(user_id: int) -> ResponseReturnValue:
    """Volunteer or coordinator, in one campaign."""
    person = _the_person(user_id)
    campaign_id, role = _part(person), request.form.get("role", "")
    if role not in set(Role):
        abort(400, "Choose volunteer or coordinator.")
    change_person.change_role(db.session(), user_id, campaign_id, Role(role), _entry())
    flash(f"{person.name} is now a {role}. They have to sign in again.", "success")
    return redirect(url_for("people.show", user_id=user_id))


@bp.post("/<int:user_id>/remove")
@requires(Action.SUSPEND_VOLUNTEER)
def remove(user_id: int) -> ResponseReturnValue:
    """They no longer belong to the campaign."""
    person = _the_person(user_id)
    campaign_id = _part(person)
    if not _may_remove(user_id, campaign_id):
        abort(403)
    change_person.remove_from_campaign(db.session(), user_id, campaign_id, _entry())
    flash(f"{person.name} is no longer in the campaign.", "success")
    return redirect(url_for("people.index"))


def _part(person: Person) -> int:
    """The campaign that the form names, where they are in it."""
    wanted = request.form.get("campaign", "")
    return next((part.campaign_id for part in person.parts if str(part.campaign_id) == wanted), 0) or abort(400)


@bp.post("/<int:user_id>/administrator")
@requires(Action.ADMINISTER_PEOPLE)
def set_administrator(user_id: int) -> ResponseReturnValue:
    """Give the flag, or take it."""
    person = _the_person(user_id)
    gives = request.form.get("administrator") == "yes"
    try:
        change_person.set_administrator(db.session(), user_id, _entry(), is_administrator=gives)
    except LastAdministrator:
        flash(KEPT_ONE, "error")
    else:
        flash(f"{person.name} is {'now' if gives else 'no longer'} an administrator.", "success")
    return redirect(url_for("people.show", user_id=user_id))


@bp.post("/<int:user_id>/reset-link")
@requires(Action.ADMINISTER_PEOPLE)
def reset_link(user_id: int) -> ResponseReturnValue:
    """Make a link with which they choose a new password, and show it this once."""
    person = _the_person(user_id)
    token = issue_reset_link(db.session(), user_id, by_id=actor().user_id, at=now())
    return render_template("people/reset_link.html", address=address_of("reset", token), person=person)
