"""`flask foi ...`: the command line's groups, in one place."""

from flask.cli import AppGroup

from foi_tracker.cli.clock import clock, due
from foi_tracker.cli.doctor import doctor
from foi_tracker.cli.export import export
from foi_tracker.cli.imports import imports
from foi_tracker.cli.questions import questions
from foi_tracker.cli.rebuild import check, rebuild
from foi_tracker.cli.register import register
from foi_tracker.cli.routes import routes
from foi_tracker.cli.users import user

COMMANDS = AppGroup("foi", help="FOI Tracker.")
COMMANDS.add_command(register)
COMMANDS.add_command(clock)
COMMANDS.add_command(due)
COMMANDS.add_command(routes)
COMMANDS.add_command(user)
COMMANDS.add_command(export)
COMMANDS.add_command(imports)
COMMANDS.add_command(questions)
COMMANDS.add_command(rebuild)
COMMANDS.add_command(check)
COMMANDS.add_command(doctor)
