"""Where links that work once lead: the first account, an invitation, a new password."""

from flask import Blueprint, flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from foi_tracker.db import db
from foi_tracker.domain.password_hash import hash_password
from foi_tracker.models import Campaign, LinkPurpose, OneTimeLink, User
from foi_tracker.queries.sign_ins import user_by_email
from foi_tracker.usecases.accept_invitation import NotForYou, accept_as_new, accept_with_account
from foi_tracker.usecases.create_first_account import CampaignSettings, create_first_account
from foi_tracker.usecases.new_account import EmailTaken, NewAccount
from foi_tracker.usecases.reset_password import reset_password
from foi_tracker.usecases.single_use import LinkSpent, link_behind, link_numbered
from foi_tracker.web import headers, origins, return_to
from foi_tracker.web.access import actor, public
from foi_tracker.web.forms.accounts import ConfirmForm, FirstAccountForm, NewMemberForm, WithNewPassword
from foi_tracker.web.now import now
from foi_tracker.web.sessions import begin_session, current_session
from foi_tracker.web.sign_ins import account_hash, let_in, mark_device

bp = Blueprint("links", __name__)
bp.after_request(headers.no_referrer)
bp.after_request(mark_device)

PURPOSES = {
    "welcome": LinkPurpose.FIRST_ACCOUNT,
    "invitation": LinkPurpose.INVITATION,
    "reset": LinkPurpose.PASSWORD_RESET,
}
GONE = 410


@bp.route("/<any(welcome, invitation, reset):kind>/<token>", methods=["GET", "POST"])
@public
def open_link(kind: str, token: str) -> ResponseReturnValue:
    """A button, since programs that scan mail follow links; then an address without the token."""
    form = ConfirmForm()
    link = link_behind(db.session(), token, PURPOSES[kind], now())
    if link is None:
        return _spent()
    if not form.validate_on_submit():
        return render_template("accounts/open_link.html", form=form, kind=kind)
    session["link"] = link.id
    return redirect(url_for(f"links.{kind}"))


def _opened(purpose: LinkPurpose) -> OneTimeLink | None:
    return link_numbered(db.session(), session.get("link", 0), purpose, now())


def _spent() -> ResponseReturnValue:
    session.pop("link", None)
    return render_template("accounts/link_spent.html"), GONE


@bp.route("/welcome", methods=["GET", "POST"])
@public
def welcome() -> ResponseReturnValue:
    """The first account."""
    link = _opened(LinkPurpose.FIRST_ACCOUNT)
    if link is None:
        return _spent()
    form, link_id = FirstAccountForm(), link.id
    db.session().rollback()
    if not form.validate_on_submit():
        return render_template("accounts/welcome.html", form=form)
    try:
        person = create_first_account(
            db.session(), link_id, _account(form, form.email.data or ""), _settings(form), now()
        )
    except LinkSpent:
        return _spent()
    let_in(person)
    flash("You are in. Next: invite your volunteers, then file the first requests.", "success")
    return redirect(return_to.HOME)


def _account(form: WithNewPassword, email: str) -> NewAccount:
    return NewAccount.of(email, form.name.data or "", form.password.data or "")


def _settings(form: FirstAccountForm) -> CampaignSettings:
    """What a form says of the campaign."""
    return CampaignSettings(
        name=form.campaign_name.data or "",
        signatory=form.signatory.data or "",
        reply_address=form.reply_address.data or "",
    )


@bp.route("/invitation", methods=["GET", "POST"])
@public
def invitation() -> ResponseReturnValue:
    """With the account that the address has, or with a new one."""
    link = _opened(LinkPurpose.INVITATION)
    if link is None:
        return _spent()
    owner = user_by_email(db.session(), link.email)
    if current_user.is_authenticated:
        is_theirs = owner is not None and owner.id == actor().user_id
        return _join(link) if is_theirs else (render_template("accounts/not_for_you.html"), 403)
    if owner is not None:
        return_to.remember(url_for("links.invitation"))
        return render_template("accounts/sign_in_to_join.html", campaign=_campaign(link))
    return _new_member(link)


def _campaign(link: OneTimeLink) -> str:
    return db.session().get_one(Campaign, link.campaign_id).name


def _join(link: OneTimeLink) -> ResponseReturnValue:
    form = ConfirmForm()
    if not form.validate_on_submit():
        return render_template("accounts/join.html", form=form, campaign=_campaign(link), role=link.role)
    try:
        person = accept_with_account(db.session(), link.id, actor().user_id, now())
    except (LinkSpent, NotForYou):
        return _spent()
    session.pop("link", None)
    begin_session(person, known_device=current_session().known_device)
    flash("You have joined the campaign.", "success")
    return redirect(return_to.HOME)


def _new_member(link: OneTimeLink) -> ResponseReturnValue:
    form, link_id, email, campaign = NewMemberForm(), link.id, link.email, _campaign(link)
    form.about = (email, campaign)
    db.session().rollback()
    if not form.validate_on_submit():
        return render_template("accounts/new_member.html", form=form, email=email, campaign=campaign)
    try:
        person = accept_as_new(db.session(), link_id, _account(form, email), now())
    except (LinkSpent, EmailTaken):
        return _spent()
    session.pop("link", None)
    let_in(person)
    flash(f"Welcome, {person.name}. This is where you see what needs doing next.", "success")
    return redirect(return_to.HOME)


@bp.route("/reset", methods=["GET", "POST"])
@public
def reset() -> ResponseReturnValue:
    """A new password. It signs nobody in."""
    link = _opened(LinkPurpose.PASSWORD_RESET)
    if link is None:
        return _spent()
    user, link_id, form = db.session().get_one(User, link.user_id), link.id, WithNewPassword()
    email, form.about = user.email, (user.email, user.name)
    db.session().rollback()
    if not form.validate_on_submit():
        return render_template("accounts/reset.html", form=form, email=email)
    hashed = hash_password(form.password.data or "")
    try:
        reset_password(db.session(), link_id, hashed, account_hash=account_hash(email), at=now())
    except LinkSpent:
        return _spent()
    session.pop("link", None)
    flash("Your password is changed. Sign in with the new one.", "success")
    return redirect(url_for("accounts.login"))


def address_of(kind: str, token: str) -> str:
    """The whole address of a link, to be copied."""
    return origins.absolute(url_for("links.open_link", kind=kind, token=token))
