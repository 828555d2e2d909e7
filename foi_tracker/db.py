"""The session, tied to Flask's request."""

from flask_sqlalchemy import SQLAlchemy

from foi_tracker.models import Base

db = SQLAlchemy(model_class=Base)
