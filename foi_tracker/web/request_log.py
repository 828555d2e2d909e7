"""One line of JSON for each request: the route, never the address; nobody's name, nothing that was typed."""

import hashlib
import hmac
import json
import logging
import secrets
import time

from flask import Flask, Response, current_app, g, request
from flask.logging import wsgi_errors_stream

from foi_tracker.web import now

log = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    """Write the lines to the server's error stream."""
    if not log.handlers:
        handler = logging.StreamHandler(wsgi_errors_stream)  # type: ignore[call-overload]  # a proxy for one
        handler.setFormatter(logging.Formatter("%(message)s"))
        log.addHandler(handler)
        log.setLevel(logging.INFO)
    app.before_request_funcs.setdefault(None, []).insert(0, _begin)
    app.after_request(_write)


def _begin() -> None:
    g.request_id = secrets.token_hex(8)
    g.began = time.perf_counter()


def _write(response: Response) -> Response:
    if request.endpoint != "static":
        log.info(json.dumps(_line(response)))
    return response


def _line(response: Response) -> dict[str, object]:
    loaded = g.get("_login_user")  # not current_user: a line is written even where nobody can be looked up
    person = loaded.get_id() if loaded else None
    return {
        "at": now.now().isoformat(timespec="milliseconds"),
        "id": g.get("request_id", ""),
        "method": request.method,
        "route": request.url_rule.rule if request.url_rule else None,
        "status": response.status_code,
        "ms": round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1),
        "person": pseudonym(person) if person else None,
        "address": pseudonym(request.remote_addr or ""),
    }


def pseudonym(value: str) -> str:
    """Tells two apart within a month, and names neither; the key moves on with the month (security.md 6.22)."""
    key = f"{current_app.config['SECRET_KEY']} log {now.now():%Y-%m}"
    return hmac.new(key.encode(), value.encode(), hashlib.sha256).hexdigest()[:16]
