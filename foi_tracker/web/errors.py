"""Which exception becomes which page."""

import logging
import secrets

from flask import Flask, Response, current_app, g, render_template, request
from flask import redirect as redirect_to
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError

from foi_tracker.web.return_to import remember_target

log = logging.getLogger(__name__)

FIRST_ERROR = 400
PAGES = frozenset({400, 403, 404, 405, 409, 413, 429})
NEVER_SHOWN_AGAIN = ("csrf_token", "password", "token")
UNKNOWN_HOST = (
    "<!doctype html><html lang=en-GB><title>Wrong address</title><h1>Wrong address</h1><p>Nothing is here.</p>"
)


def init_app(app: Flask) -> None:
    """Register the pages."""
    app.register_error_handler(401, _sign_in_first)
    app.register_error_handler(CSRFError, _form_out_of_date)
    app.register_error_handler(SecurityError, _unknown_host)
    app.register_error_handler(OperationalError, _database_away)
    app.register_error_handler(InternalServerError, _our_fault)
    app.register_error_handler(HTTPException, _page)


def _page(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < FIRST_ERROR:
        return error
    template = error.code if error.code in PAGES else FIRST_ERROR
    page = Response(render_template(f"errors/{template}.html", description=error.description), error.code)
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            page.headers[name] = value
    return page


def _sign_in_first(_: HTTPException) -> ResponseReturnValue:
    remember_target()
    return redirect_to("/login")


def _form_out_of_date(_: CSRFError) -> ResponseReturnValue:
    """Nothing that was typed is lost: the page shows it again, to be copied."""
    typed = [
        (name, text)
        for name, text in request.form.items(multi=True)
        if text.strip() and not any(word in name for word in NEVER_SHOWN_AGAIN)
    ]
    return render_template("errors/form_out_of_date.html", typed=typed), 400


def _unknown_host(_: SecurityError) -> ResponseReturnValue:
    return Response(UNKNOWN_HOST, 400)


def _our_fault(error: InternalServerError) -> ResponseReturnValue:
    """The page needs neither the database nor the session, since either may be what failed."""
    if isinstance(error.original_exception, OperationalError):
        return _database_away(error.original_exception)
    error_id = g.get("request_id") or secrets.token_hex(8)
    log.error("error id %s: %r", error_id, error.original_exception)
    return _bare("errors/500.html", 500, error_id=error_id)


def _database_away(error: OperationalError) -> ResponseReturnValue:
    log.error("the database did not answer", exc_info=error)
    page = _bare("errors/503.html", 503)
    page.headers["Retry-After"] = "10"
    return page


def _bare(template: str, status: int, **words: str) -> Response:
    page = current_app.jinja_env.get_template(template)
    return Response(page.render(**words), status)
