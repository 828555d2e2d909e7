"""A button pressed twice does what pressing it once does."""

from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import InfoRequest
from tests.builders import sent
from tests.web.pages import filled_in, sign_in, visit


def test_the_law_of_a_request_is_not_changed_back(client, session, volunteer, file_with):
    info_request = file_with(sent("2026-09-01"))
    url = f"/requests/{info_request.reference}/regime"
    form = filled_in(visit(sign_in(client, volunteer), url).select_one("main form"))

    answers = [client.post(url, data=form).status_code for _ in range(2)]

    session.expire_all()
    assert answers == [302, 302]
    assert session.get_one(InfoRequest, info_request.id).regime is RegimeCode.EIR
