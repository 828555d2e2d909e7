"""`flask foi ...`: the command line's groups, in one place."""

from flask.cli import AppGroup

COMMANDS = AppGroup("foi", help="FOI Tracker.")
