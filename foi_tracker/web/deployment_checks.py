"""The deployment log held against what forces and councils answered."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.deployments.both_sides import CouncilSays, ForceSays, Match
from foi_tracker.domain.deployments.fields import label_of
from foi_tracker.domain.deployments.sums import DEPLOYMENTS, Verdict
from foi_tracker.domain.policy import Action
from foi_tracker.queries.deployment_checks import Pair, both_sides, force_totals
from foi_tracker.web.access import requires, the_campaign
from foi_tracker.web.filters import plural, short_date

bp = Blueprint("deployment_checks", __name__, url_prefix="/campaigns/<slug>/deployments/checks")

VERDICTS = {
    Verdict.AGREES: ("Agrees", "good"),
    Verdict.CONFLICTS: ("Conflict", "late"),
    Verdict.INCOMPLETE: ("Not comparable", "neutral"),
}
MATCHES = {
    Match.AGREES: ("Agrees", "good"),
    Match.CONTRADICTS: ("Contradiction", "late"),
    Match.ASK: ("Ask", "soon"),
    Match.UNKNOWN: ("Not known", "neutral"),
}


@bp.get("")
@requires(Action.READ_FINDINGS)
def show(slug: str) -> ResponseReturnValue:
    """Sums against totals, and police against councils."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    forces = force_totals(db.session(), campaign.id)
    lines = [(each, _what(found.what), found) for each in forces for found in each.comparisons]
    lines.sort(key=lambda line: line[2].verdict is not Verdict.CONFLICTS)
    agreed = [line for line in lines if line[2].verdict is Verdict.AGREES]
    pairs = both_sides(db.session(), campaign.id)
    return render_template(
        "deployments/checks.html",
        campaign=campaign,
        lines=[line for line in lines if line not in agreed],
        agreed=agreed,
        verdicts=VERDICTS,
        conflicts=sum(found.verdict is Verdict.CONFLICTS for _, _, found in lines),
        telling=[_side(each) for each in pairs if each.match is not Match.UNKNOWN],
        unknown=[_side(each) for each in pairs if each.match is Match.UNKNOWN],
        matches=MATCHES,
        contradictions=sum(each.match is Match.CONTRADICTS for each in pairs),
        tallies=[(MATCHES[match][0], sum(each.match is match for each in pairs)) for match in Match],
    )


def _side(pair: Pair) -> tuple[Pair, str, str]:
    return pair, force_words(pair.force_says), council_words(pair.council_says)


def _what(key: str) -> str:
    return "Deployments" if key == DEPLOYMENTS else label_of(key)


def force_words(says: ForceSays) -> str:
    """What the force says of a council, in a line."""
    named = f"names it ({', '.join(says.assets)})" if says.assets else "names it"
    answered = {"yes": "used some council’s, and does not name this one", "no": "used nothing of any council’s"}
    words = named if says.named else answered.get(says.answer, "not answered yet")
    return f"{words}; {_days(says)}" if says.days else words


def _days(says: ForceSays) -> str:
    return f"{plural(len(says.days), 'row')} in the log, last on {short_date(says.days[-1])}"


def council_words(says: CouncilSays) -> str:
    """What the council says of the police, in a line."""
    if not says.was_asked:
        return "not asked"
    answered = {"yes": "police used its cameras or land", "no": "no such use"}
    words = answered.get(says.answer, "not answered yet" if not says.answer else "not known")
    if says.answer == "yes":
        words += ": names this force" if says.names_force else ": names another force" * says.names_others
    return f"{words}. Its own use: {says.own_use}" if says.own_use else words
