"""Whose pages may ask us to change something, and under which names we answer (security.md 6.7, 6.10)."""

from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import BadRequest

from foi_tracker.db import READING_METHODS

LOOPBACK = ("127.0.0.1", "localhost")


class FromAnotherSite(BadRequest):
    """A form on somebody else's page was sent to us."""

    description = "This form was sent from another website, so nothing was changed."


def trusted_hosts(public_base_url: str) -> list[str]:
    """The names in a Host header that we answer to; loopback too, unless we serve the public over https."""
    address = urlsplit(public_base_url)
    own = [address.hostname or ""]
    return own if address.scheme == "https" else [*own, *LOOPBACK]


def refuse_other_sites() -> None:
    """Let nobody else's page change anything. Origin is "null" on our pages that send no referrer."""
    if request.method in READING_METHODS:
        return
    origin = request.headers.get("Origin", "null")
    if request.headers.get("Sec-Fetch-Site") == "cross-site" or (origin != "null" and not _ours(origin)):
        raise FromAnotherSite


def _ours(origin: str) -> bool:
    public = urlsplit(current_app.config["PUBLIC_BASE_URL"])
    if origin == f"{public.scheme}://{public.netloc}":
        return True
    return public.scheme != "https" and _on_loopback(origin, urlsplit(request.host_url).port)


def _on_loopback(origin: str, port: int | None) -> bool:
    try:
        asked = urlsplit(origin)
        name, theirs = asked.hostname, asked.port
    except ValueError:  # a bracket that does not close, a port that is none: anybody can write anything here
        return False
    return name in LOOPBACK and theirs == port


def absolute(path: str) -> str:
    """The whole address of a page, to be copied; on one's own machine, with the port that is in use."""
    public = str(current_app.config["PUBLIC_BASE_URL"])
    base = public if public.startswith("https://") else request.host_url
    return f"{base.rstrip('/')}{path}"
