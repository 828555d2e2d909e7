"""The challenge page of a request, as tests reach it and tick on it."""

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.vocabulary import Outcome, RegimeCode
from tests.builders import response
from tests.web.pages import filled_in, visit

FOIA = RegimeCode.FOIA


def url_of(info_request):
    return f"/requests/{info_request.reference}/challenge"


def words(tag):
    return " ".join(tag.get_text(" ", strip=True).split())


def refused(text, *codes, law=FOIA, outcome=Outcome.REFUSED, ncnd=False, limb="(1)(a)"):
    cited = tuple(CitedExemption(law=law, code=code, limb=limb, ncnd=ncnd) for code in codes)
    return response(text, outcome, exemptions=cited)


def tick(client, info_request, answers, **more):
    """Answer questions on the page, and save."""
    url = url_of(info_request)
    form = visit(client, url).select_one("main form[method=post]")
    return client.post(url, data=filled_in(form) | answers | more)
