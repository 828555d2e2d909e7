"""`flask foi user ...`: make accounts, invite people, end somebody's waiting."""

import sys

import click
from flask import current_app
from flask.cli import AppGroup

from foi_tracker.db import db
from foi_tracker.domain.email_address import EmailAddressRefused, read_email_address
from foi_tracker.domain.passwords import fault, words_about
from foi_tracker.domain.pseudonyms import account_hash
from foi_tracker.domain.roles import Role
from foi_tracker.models import Campaign
from foi_tracker.queries.campaigns import campaign_named
from foi_tracker.usecases.create_user import create_user
from foi_tracker.usecases.invite_person import Grant, invite_person
from foi_tracker.usecases.new_account import EmailTaken, NewAccount
from foi_tracker.usecases.unthrottle import unthrottle
from foi_tracker.wall_clock import WallClock

user = AppGroup("user", help="People who may sign in.")

ROLES = click.Choice([role.value for role in Role])
email_option = click.option("--email", required=True, help="They sign in with it.")
campaign_option = click.option("--campaign", default="lfrt", show_default=True, help="The campaign's slug.")
administrator_option = click.option("--administrator", is_flag=True, help="Also make them an administrator.")


@user.command("create")
@email_option
@click.option("--name", required=True, help="What other people see.")
@click.option("--role", type=ROLES, required=True)
@campaign_option
@administrator_option
@click.option("--password-stdin", is_flag=True, required=True, help="Read the password from standard input.")
def create(*, email: str, name: str, role: str, campaign: str, administrator: bool, password_stdin: bool) -> None:  # noqa: ARG001, PLR0913 the command's options
    """Make an account; the password is the first line of standard input."""
    password = sys.stdin.readline().rstrip("\r\n")
    address = _address(email)
    wrong = fault(password, about=words_about(address, name))
    if wrong:
        raise click.ClickException(wrong)
    account = NewAccount.of(address, name, password)
    try:
        create_user(
            db.session(), account, (_campaign(campaign), Role(role)), _clock().now(), is_administrator=administrator
        )
    except EmailTaken as taken:
        raise click.ClickException(f"{address} has an account already.") from taken
    click.echo(f"{address} can sign in as a {role}{' and administrator' if administrator else ''}.")


@user.command("invite")
@email_option
@click.option("--role", type=ROLES, default=Role.VOLUNTEER.value, show_default=True)
@campaign_option
@administrator_option
def invite(*, email: str, role: str, campaign: str, administrator: bool) -> None:
    """Print a link that lets somebody in; it works once, for 72 hours."""
    grant = Grant(
        email=_address(email), campaign_id=_campaign(campaign).id, role=Role(role), makes_administrator=administrator
    )
    token = invite_person(db.session(), grant, by_id=None, at=_clock().now())
    click.echo(f"{current_app.config['PUBLIC_BASE_URL'].rstrip('/')}/invitation/{token}")


@user.command("unthrottle")
@click.argument("email")
def forget_failures(email: str) -> None:
    """Let EMAIL sign in without waiting, whoever has been guessing."""
    forgotten = unthrottle(db.session(), account_hash(current_app.config["SECRET_KEY"], email))
    click.echo(f"{forgotten} failed sign-ins forgotten.")


def _address(email: str) -> str:
    try:
        return read_email_address(email)
    except EmailAddressRefused as refused:
        raise click.ClickException(str(refused)) from refused


def _campaign(slug: str) -> Campaign:
    found = campaign_named(db.session(), slug)
    if found is None:
        raise click.ClickException(f"There is no campaign “{slug}”. Start the tracker once to make lfrt.")
    return found


def _clock() -> WallClock:
    clock: WallClock = current_app.extensions["wall_clock"]
    return clock
