"""Where somebody was going when they were asked to sign in; kept in the session, checked before use."""

import re
from urllib.parse import unquote

from flask import current_app, request, session
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from foi_tracker.db import READING_METHODS

HOME = "/"
ALLOWED = re.compile(r"/(?![/\\])[A-Za-z0-9_\-./~%?=&:+,;@!*()]*")
REFUSED = re.compile(r"[\x00-\x20\x7f\\]|%5c|%09|%0a|%0d", re.IGNORECASE)
KEY = "return_to"
LONGEST = 2000


def remember_target() -> None:
    """Note the page that was asked for, where it is one that can be asked for again."""
    target = request.full_path.rstrip("?")
    if request.method in READING_METHODS and target != HOME and is_ours(target):
        session[KEY] = target


def remember(target: str) -> None:
    """The same for a target that came in the address, as `?next=`."""
    if is_ours(target):
        session[KEY] = target


def take_target() -> str:
    """Where to go after signing in."""
    target = session.pop(KEY, HOME)
    return target if is_ours(target) else HOME


def is_ours(target: str) -> bool:
    """Whether `target` is a page of this site and nothing cleverer (security.md 6.8)."""
    decoded = unquote(unquote(target))
    if len(target) > LONGEST or REFUSED.search(target) or REFUSED.search(decoded) or decoded.startswith("//"):
        return False
    return ALLOWED.fullmatch(target) is not None and _leads_somewhere(target.partition("?")[0])


def _leads_somewhere(path: str) -> bool:
    adapter = current_app.url_map.bind("localhost")
    try:
        adapter.match(unquote(path), method="GET")
    except (HTTPException, RequestRedirect):
        return False
    return True
