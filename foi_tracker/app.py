"""The one place where the floors meet: settings in, application out."""

from pathlib import Path

from flask import Flask
from flask_migrate import Migrate
from jinja2 import StrictUndefined

from foi_tracker.cli import COMMANDS
from foi_tracker.config import Settings
from foi_tracker.db import db
from foi_tracker.engine import engine_options, watch_engine
from foi_tracker.wall_clock import WallClock
from foi_tracker.web import BLUEPRINTS, errors, filters, guard, headers, request_log, sessions, typed_in

ROOT = Path(__file__).parent.parent


def create_app(settings: Settings, clock: WallClock | None = None) -> Flask:
    """Build the application; raises `guard.PolicyMissing` where a route declares no policy."""
    app = Flask(__name__, template_folder=str(ROOT / "templates"))
    app.config.from_mapping(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(settings.database_url),
        DATA_DIR=settings.data_dir,
        PUBLIC_BASE_URL=settings.public_base_url,
        DEMONSTRATION=settings.demonstration,
        MAX_CONTENT_LENGTH=1024 * 1024,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        MAX_FORM_PARTS=200,
    )
    app.extensions["wall_clock"] = clock or WallClock()
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    db.init_app(app)
    with app.app_context():
        watch_engine(db.engine)
    Migrate(app, db, directory=str(ROOT / "migrations"))
    for part in (typed_in, sessions, guard, headers, errors, filters, request_log):
        part.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.cli.add_command(COMMANDS)
    guard.check(app)
    return app
