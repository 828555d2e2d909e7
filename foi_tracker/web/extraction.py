"""Reading replies: what waits, taking it in hand and giving it back, and what a later letter touches."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.domain.policy import Action, Subject
from foi_tracker.models import Campaign, InfoRequest, Reading
from foi_tracker.queries import readings
from foi_tracker.queries.extraction_queue import InHand, Narrowed, Queue, Reply, Work, queue
from foi_tracker.usecases.change_touched import ReadingMoved, change_touched, may_change
from foi_tracker.usecases.open_reading import NotAReply, open_reading
from foi_tracker.usecases.reserve_reading import AlreadySubmitted, release_reservation, reserve
from foi_tracker.usecases.settling import NothingAsked
from foi_tracker.usecases.take_reading import NOT_NOW, take_next
from foi_tracker.usecases.take_reading import take as take_in_hand
from foi_tracker.web import touching
from foi_tracker.web.access import actor, may, requires, the_campaign, the_request
from foi_tracker.web.filters import plural
from foi_tracker.web.now import now
from foi_tracker.web.recording import entry
from foi_tracker.web.request_page import when

bp = Blueprint("extraction", __name__, url_prefix="/campaigns/<slug>")

MOST_SHOWN = 12
WORK = {
    Work.CONFLICT: ("Decide", "Two people read it and do not agree. A third decides."),
    Work.SECOND: ("Second reading", "One person has read it. A second reads it without seeing what the first said."),
    Work.LATER: ("Later letter", "Another letter came. Say which questions it touches."),
    Work.FIRST: ("First reading", "A reply has come, and nobody has read it."),
}
PARTS = {Part.FIRST: "First reading", Part.SECOND: "Second reading", Part.THIRD: "Decide between two readers"}


class Line(NamedTuple):
    """A reply that waits, as the page lists it."""

    reply: Reply
    name: str
    why: str
    href: str


@bp.get("/queue")
@requires(Action.READ_FINDINGS)
def show(slug: str) -> ResponseReturnValue:
    """What waits to be read, and why; what I have in hand; who has what."""
    campaign, narrowed = the_campaign(slug, Action.READ_FINDINGS), _narrowed()
    found = queue(db.session(), campaign.id, actor().user_id, now(), narrowed)
    return render_template(
        "extraction/queue.html",
        campaign=campaign,
        may_read=may(Action.CODE_ANSWERS, Subject(campaign_id=campaign.id)),
        counts=[(WORK[work][0], found.count(work), WORK[work][1]) for work in Work],
        lines=[_line(slug, each) for each in found.free[:MOST_SHOWN]],
        more=max(len(found.free) - MOST_SHOWN, 0),
        barred=_barred_words(found),
        mine=[_in_hand(slug, each) for each in found.mine],
        others=[_in_hand(slug, each) for each in found.others],
        chosen=_chosen(narrowed),
        only=narrowed.reference,
        choices=[("kind", "Kind of authority", AuthorityKind), ("nation", "Nation", Nation)],
    )


@bp.post("/queue/take")
@requires(Action.CODE_ANSWERS)
def take(slug: str) -> ResponseReturnValue:
    """Take the next one that waits, or the one whose button was pressed."""
    campaign = the_campaign(slug, Action.CODE_ANSWERS)
    wanted = request.form.get("reference", "")
    try:
        taken = _this_one(campaign, wanted) if wanted else _next(campaign)
    except NOT_NOW:
        taken = None
    if taken is None:
        flash("Somebody else was faster." if wanted else "Nothing waits for you just now.", "error" if wanted else "")
        return redirect(url_for("extraction.show", slug=slug, **_chosen(_narrowed())))
    if taken.reading_id is None:
        return redirect(_touched(slug, taken))
    return _begin(slug, taken.reading_id, taken.work.part)


@bp.post("/readings/<int:reading_id>/<any(first, second, third):part>/take")
@requires(Action.CODE_ANSWERS)
def take_again(slug: str, reading_id: int, part: str) -> ResponseReturnValue:
    """Take a part in hand again, with the drafts that were left."""
    campaign = the_campaign(slug, Action.CODE_ANSWERS)
    reading = the_reading(campaign, reading_id)
    try:
        reserve(db.session(), reading, Part(part), actor().user_id, now())
    except NOT_NOW:
        flash("Somebody else has this in hand, or has finished it. Your drafts are kept.", "error")
        return redirect(url_for("extraction.show", slug=slug))
    return _begin(slug, reading_id, part)


@bp.post("/readings/<int:reading_id>/<any(first, second, third):part>/give-back")
@requires(Action.CODE_ANSWERS)
def give_back(slug: str, reading_id: int, part: str) -> ResponseReturnValue:
    """Let somebody else read it."""
    reading = the_reading(the_campaign(slug, Action.CODE_ANSWERS), reading_id)
    release_reservation(db.session(), reading, Part(part), actor().user_id)
    flash("Given back. What you typed is kept, should you take it again.", "success")
    return redirect(url_for("extraction.show", slug=slug))


@bp.route("/replies/<reference>/<int:position>", methods=["GET", "POST"])
@requires(Action.CODE_ANSWERS)
def touches(slug: str, reference: str, position: int) -> ResponseReturnValue:
    """Say which questions a later letter touches; saving opens its reading."""
    campaign = the_campaign(slug, Action.CODE_ANSWERS)
    info_request = the_request(reference, Action.CODE_ANSWERS)
    if info_request.campaign_id != campaign.id:
        abort(404)
    letter = touching.letter_of(db.session(), info_request, position) or abort(404)
    if letter.reading is not None and not may_change(db.session(), letter.reading):
        flash("Somebody has already said which questions this letter touches, and read it.", "")
        return redirect(url_for("extraction.show", slug=slug))
    if request.method == "POST":
        return _changed(campaign, letter.reading) if letter.reading else _opened(campaign, info_request, position)
    return render_template("extraction/touches.html", campaign=campaign, info_request=info_request, letter=letter)


def the_reading(campaign: Campaign, reading_id: int) -> Reading:
    """The reading with this number: 404 where it is none of this campaign's."""
    return readings.reading_in(db.session(), campaign.id, reading_id) or abort(404)


def address(slug: str, reading_id: int, part: str) -> str:
    """Where one part of a reading is done."""
    return f"/campaigns/{slug}/readings/{reading_id}/{part}"


def _begin(slug: str, reading_id: int, part: str) -> ResponseReturnValue:
    """To the question itself, past the menus, so that whoever reads by keyboard can begin."""
    return redirect(f"{address(slug, reading_id, part)}#answer")


def _opened(campaign: Campaign, info_request: InfoRequest, position: int) -> ResponseReturnValue:
    slug, ticked = campaign.slug, request.form.getlist("question")
    try:
        reading = open_reading(db.session(), info_request, position, ticked, entry())
    except (NotAReply, NothingAsked):
        abort(404)
    if not reading.question_ids:
        flash("Noted: this letter touches no question. Nothing changes.", "success")
        return redirect(url_for("extraction.show", slug=slug))
    reading_id = reading.id
    try:
        reserve(db.session(), reading, Part.FIRST, actor().user_id, now())
    except NOT_NOW:
        flash("Its reading is open, and somebody else has it in hand.", "")
        return redirect(url_for("extraction.show", slug=slug))
    return _begin(slug, reading_id, Part.FIRST)


def _changed(campaign: Campaign, reading: Reading) -> ResponseReturnValue:
    ticked, seen = request.form.getlist("question"), request.form.get("seen", "").split()
    try:
        change_touched(db.session(), reading, ticked, seen=seen, entry=entry())
    except (ReadingMoved, AlreadySubmitted):
        flash("Somebody else said meanwhile which questions this letter touches. Nothing was changed.", "error")
    except NotAReply:
        abort(404)
    else:
        flash("Saved. What is not ticked any more counts as it did before.", "success")
    return redirect(url_for("extraction.show", slug=campaign.slug))


def _next(campaign: Campaign) -> Reply | None:
    return take_next(db.session(), campaign.id, _narrowed(), entry())


def _this_one(campaign: Campaign, reference: str) -> Reply | None:
    position = request.form.get("position", "")
    waiting = queue(db.session(), campaign.id, actor().user_id, now(), Narrowed()).free
    found = next((each for each in waiting if (each.reference, str(each.position)) == (reference, position)), None)
    return take_in_hand(db.session(), found, entry()) if found else None


def _touched(slug: str, reply: Reply) -> str:
    return url_for("extraction.touches", slug=slug, reference=reply.reference, position=reply.position)


def _narrowed() -> Narrowed:
    """A word that nobody knows narrows nothing: more work is shown, and none is lost."""
    kind, nation = (request.values.get(name, "") for name in ("kind", "nation"))
    return Narrowed(
        kind=AuthorityKind(kind) if kind in set(AuthorityKind) else None,
        nation=Nation(nation) if nation in set(Nation) else None,
        reference=request.values.get("only") or None,
    )


def _chosen(narrowed: Narrowed) -> dict[str, Any]:
    words = {"kind": narrowed.kind, "nation": narrowed.nation, "only": narrowed.reference}
    return {name: str(word) for name, word in words.items() if word}


def _line(slug: str, reply: Reply) -> Line:
    name, why = WORK[reply.work]
    if reply.work is Work.CONFLICT:
        why = f"Two people read it and differ on {plural(reply.conflicts, 'question')}. A third decides."
    return Line(reply, name, why, _touched(slug, reply) if reply.work is Work.LATER else "")


def _in_hand(slug: str, held: InHand) -> dict[str, object]:
    return {
        "reference": held.reference,
        "authority": held.authority,
        "person": held.person,
        "part": PARTS[held.part],
        "until": when(held.until).rpartition(", ")[2] if held.until else "",
        "href": address(slug, held.reading_id, held.part),
        "touches": _touches(slug, held),
    }


def _touches(slug: str, held: InHand) -> str:
    """Where to say again which questions a later letter touches."""
    if held.later_at is None or held.part is not Part.FIRST:
        return ""
    return url_for("extraction.touches", slug=slug, reference=held.reference, position=held.later_at)


def _barred_words(found: Queue) -> Sequence[str]:
    """What waits, but not for who has done another part of it."""
    seconds = sum(each.work is Work.SECOND for each in found.barred)
    conflicts = len(found.barred) - seconds
    words = (
        (seconds, f"{plural(seconds, 'reply', 'replies')} that you read first: somebody else reads second."),
        (conflicts, f"{plural(conflicts, 'reply', 'replies')} that you read already: a third person decides."),
    )
    return [sentence for number, sentence in words if number]
