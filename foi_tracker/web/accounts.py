"""Signing in and out, and one's own account."""

import time

from flask import Blueprint, Response, abort, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf import FlaskForm

from foi_tracker.db import db
from foi_tracker.domain.password_hash import hash_password
from foi_tracker.domain.policy import Action
from foi_tracker.models import User
from foi_tracker.queries.people import sessions_of
from foi_tracker.usecases.edit_own_account import rename
from foi_tracker.usecases.end_sessions import end_every_session, end_one_session
from foi_tracker.usecases.reset_password import change_password
from foi_tracker.usecases.sign_in import sign_in
from foi_tracker.web import return_to
from foi_tracker.web.access import actor, public, requires
from foi_tracker.web.forms.accounts import ChangePasswordForm, NameForm, SignInForm
from foi_tracker.web.now import now
from foi_tracker.web.sessions import current_session
from foi_tracker.web.sign_ins import WRONG_PASSWORD, attempt, knows_password, let_in, mark_device

bp = Blueprint("accounts", __name__)
bp.after_request(mark_device)

TOO_MANY = 429


@bp.route("/login", methods=["GET", "POST"])
@public
def login() -> ResponseReturnValue:
    """The sign-in page. However a try fails, the same page comes back."""
    if request.method == "GET" and current_user.is_authenticated:
        return redirect(return_to.HOME)
    if "next" in request.args:
        return_to.remember(request.args["next"])
    form = SignInForm()
    if not form.is_submitted():
        return render_template("accounts/login.html", form=form, refused=False)
    answer = sign_in(db.session(), attempt(form.email.data or "", form.password.data or ""), now())
    time.sleep(answer.pause.total_seconds())
    if answer.person is None:
        page = render_template("accounts/login.html", form=form, refused=True)
        return page, TOO_MANY if answer.network_refused else 200
    target = return_to.take_target()
    let_in(answer.person, known_device=answer.known_device)
    return redirect(target)


@bp.post("/logout")
@public
def logout() -> ResponseReturnValue:
    """The session is gone from the server; the browser is told to forget what it kept."""
    current_session().clear()
    return _signed_out()


def _signed_out() -> Response:
    page = make_response(redirect(url_for("accounts.login")))
    page.headers["Clear-Site-Data"] = '"cache", "storage"'
    return page


@bp.get("/account")
@requires(Action.USE_ACCOUNT)
def show() -> ResponseReturnValue:
    """One's own name, password and browsers."""
    return _account(NameForm(name=current_user.name), ChangePasswordForm())


def _account(name_form: FlaskForm, password_form: FlaskForm) -> str:
    stored = current_session().stored
    return render_template(
        "accounts/account.html",
        name_form=name_form,
        password_form=password_form,
        email=db.session().get_one(User, actor().user_id).email,
        sessions=sessions_of(db.session(), actor().user_id),
        this_session_id=stored.id if stored else None,
    )


@bp.post("/account/name")
@requires(Action.USE_ACCOUNT)
def change_name() -> ResponseReturnValue:
    """The name that others see."""
    form = NameForm()
    if not form.validate():
        return _account(form, ChangePasswordForm(formdata=None))
    rename(db.session(), actor().user_id, form.name.data or "")
    flash("Your name is changed.", "success")
    return redirect(url_for("accounts.show"))


@bp.post("/account/password")
@requires(Action.USE_ACCOUNT)
def new_password() -> ResponseReturnValue:
    """Every other browser is signed out; this one gets a new token."""
    form, user = ChangePasswordForm(), db.session().get_one(User, actor().user_id)
    form.about = (user.name, user.email)
    email = user.email
    db.session().rollback()
    if not form.validate() or not _knows_password(form, email):
        return _account(NameForm(formdata=None, name=current_user.name), form)
    stored = current_session().stored
    hashed = hash_password(form.password.data or "")
    change_password(db.session(), actor().user_id, hashed, keeping=stored.id if stored else None, at=now())
    current_session().renewed = current_session().modified = True
    flash("Your password is changed. Every other browser has been signed out.", "success")
    return redirect(url_for("accounts.show"))


def _knows_password(form: ChangePasswordForm, email: str) -> bool:
    known = knows_password(email, form.current.data or "")
    if not known:
        form.current.errors = [WRONG_PASSWORD]
    return known


@bp.post("/account/sessions/<int:session_id>/end")
@requires(Action.USE_ACCOUNT)
def end_session(session_id: int) -> ResponseReturnValue:
    """Sign one browser out."""
    if session_id not in {row.id for row in sessions_of(db.session(), actor().user_id)}:
        abort(404)
    end_one_session(db.session(), actor().user_id, session_id)
    flash("That browser is signed out.", "success")
    return redirect(url_for("accounts.show"))


@bp.post("/account/sessions/end")
@requires(Action.USE_ACCOUNT)
def end_sessions() -> ResponseReturnValue:
    """Sign out everywhere, here too."""
    end_every_session(db.session(), actor().user_id)
    current_session().clear()
    return _signed_out()
