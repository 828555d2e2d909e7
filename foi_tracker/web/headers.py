"""The headers of every response, errors included (security.md 6.9)."""

import hashlib
import secrets
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, g, request

POLICY = {
    "default-src": "'none'",
    "script-src": "'nonce-{nonce}'",
    "style-src": "'self' 'nonce-{nonce}'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
    "manifest-src": "'self'",
}
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    "X-Robots-Tag": "noindex",
}
A_YEAR = 31536000
OK = 200


def init_app(app: Flask) -> None:
    """Send them; the nonce comes first of all, since an error page needs it too."""
    app.before_request_funcs.setdefault(None, []).insert(0, _choose_nonce)
    app.after_request(send_headers)
    app.url_defaults(_with_version)


def _choose_nonce() -> None:
    g.nonce = secrets.token_urlsafe(16)


def send_headers(response: Response) -> Response:
    """A view may set a stricter policy of its own; it is left standing. Only a public page may ask to be listed."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", _policy())
    headers.setdefault("Referrer-Policy", "same-origin")
    for name, value in FIXED.items():
        headers[name] = value
    if g.get("robots_may_list") and response.status_code == OK:
        del headers["X-Robots-Tag"]
    if current_app.config["SESSION_COOKIE_SECURE"]:
        headers["Strict-Transport-Security"] = f"max-age={A_YEAR}; includeSubDomains"
    _say_how_to_cache(response)
    return response


def _policy() -> str:
    nonce = g.get("nonce") or secrets.token_urlsafe(16)
    return "; ".join(f"{name} {value}" for name, value in POLICY.items()).format(nonce=nonce)


def _say_how_to_cache(response: Response) -> None:
    if request.endpoint == "static":
        versioned = bool(request.args.get("v")) and response.status_code < 400  # noqa: PLR2004 errors begin there
        response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable" if versioned else "no-cache"
        return
    response.vary.add("Cookie")
    response.headers["Cache-Control"] = "no-store"


def no_referrer(response: Response) -> Response:
    """For pages whose address is a secret."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _with_version(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == "static" and "v" not in values:
        values["v"] = _version(values.get("filename", ""))


def _version(filename: str) -> str:
    """The start of the file's hash, so that a changed file has a new address."""
    known = current_app.extensions.setdefault("static_versions", {})
    if filename not in known or current_app.debug:
        path = Path(current_app.static_folder or "") / filename
        known[filename] = hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path.is_file() else "0"
    return str(known[filename])
