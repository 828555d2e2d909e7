"""What `python3 wsgi.py` does once its packages are there: set up what is missing, then serve."""

import argparse
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from flask import Flask

from foi_tracker import secret_key
from foi_tracker.app import create_app
from foi_tracker.bootstrap import say, stop
from foi_tracker.config import LOOPBACK, BadSetting, Settings
from foi_tracker.db import db
from foi_tracker.demo.people import COORDINATOR_EMAIL, PASSWORD, VOLUNTEER_EMAIL
from foi_tracker.preparation import NotReady, first_account_path, prepare, prepare_folder
from foi_tracker.revisions import PendingMigrations, UnknownRevision, refuse_pending
from foi_tracker.serving import HOST, PortTaken, refuse_taken_port, serve

ROOT = Path(__file__).parent.parent
PLAIN_REASONS = (BadSetting, NotReady, UnknownRevision, PendingMigrations, PortTaken)


def main(arguments: Sequence[str]) -> None:
    """Set up and serve, or end with one sentence that says why not."""
    options = _options(arguments)
    os.umask(0o077)
    try:
        _run(options)
    except PLAIN_REASONS as reason:
        stop(reason)


def application(environ: Mapping[str, str]) -> Flask:
    """The application for `flask`, which needs no database and no key, and for other servers, which need both."""
    if "FLASK_RUN_FROM_CLI" not in environ:
        return _ready_application(Settings.from_env(environ, root=ROOT))
    try:
        return create_app(secret_key.with_any_key(Settings.from_env(environ, root=ROOT)))
    except PLAIN_REASONS as reason:
        stop(reason)


def _ready_application(settings: Settings) -> Flask:
    app = create_app(secret_key.with_key(settings))
    with app.app_context():
        refuse_pending(db.engine)
        db.engine.dispose()
    return app


def _run(options: argparse.Namespace) -> None:
    settings = Settings.from_env(os.environ, root=ROOT)
    if settings.public_base_url == LOOPBACK:
        settings = replace(settings, public_base_url=f"http://{HOST}:{options.port}")  # links lead to where we listen
    if options.demo:
        settings = settings.for_demonstration()
    if not options.prepare:
        refuse_taken_port(options.port)
    prepare_folder(settings)
    app = create_app(secret_key.with_key(settings))
    prepare(app, say)
    if options.prepare:
        return
    invitation = first_account_path(app)
    serve(app, options.port, lambda: _announce(settings, options.port, invitation))


def _announce(settings: Settings, port: int, invitation: str | None) -> None:
    what = "The demonstration" if settings.demonstration else "FOI Tracker"
    say(f"{what} is at http://{HOST}:{port} (Ctrl-C stops it)")
    if settings.demonstration:
        say(f"Sign in as {COORDINATOR_EMAIL} or {VOLUNTEER_EMAIL}; the password is {PASSWORD}")
    elif invitation:
        say(f"Nobody has an account yet. Make the first one here, once:\n  {settings.public_base_url}{invitation}")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python3 wsgi.py", description="Set up what is missing, then serve FOI Tracker."
    )
    parser.add_argument("--demo", action="store_true", help="serve an invented year on a database of its own")
    parser.add_argument("--port", type=int, default=5000, help="listen here on 127.0.0.1 (default: 5000)")
    parser.add_argument("--prepare", action="store_true", help="set up, do not serve")
    return parser.parse_args(arguments)
