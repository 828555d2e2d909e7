"""Going about a campaign's readings in a browser."""

from tests import builders
from tests.reading import asked, opened, question_set, read_by_two
from tests.web.pages import visit

HOME = "/campaigns/lfrt"


def request_for(session, campaign, by, name="Barchester City Council", **facts):
    """A request with its answer, to an authority of its own; the first one brings its questions."""
    questions = session.info.get("questions") or session.info.setdefault("questions", question_set(session))
    return asked(session, campaign, builders.authority(session, name), by=by, questions=questions, **facts)


def disputed(session, campaign, first, second):
    """A reading of which the two differ in the number of cameras."""
    reading = opened(session, request_for(session, campaign, first), first)
    read_by_two(session, reading, first, second)
    return reading


def words(client, url):
    """What the page says, in one line."""
    return " ".join(visit(client, url).main.text.split())
