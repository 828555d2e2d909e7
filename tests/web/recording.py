"""Recording an event as a person does: fill in its form, look at what it would do, save."""

from tests.web.pages import check_manners, filled_in, visit


def open_form(client, info_request, kind, **query):
    """The form of one kind, with everything it was filled in with."""
    tail = "&".join(f"{name}={value}" for name, value in query.items())
    url = f"/requests/{info_request.reference}/events/new/{kind}" + (f"?{tail}" if tail else "")
    return url.partition("?")[0], filled_in(form_of(visit(client, url)))


def check(client, info_request, kind, fields, **query):
    """The page that says what saving would do."""
    url, values = open_form(client, info_request, kind, **query)
    answer = client.post(url, data=values | fields | {"action": "check"}, content_type="multipart/form-data")
    return answer.status_code, check_manners(answer.get_data(as_text=True), url)


def record(client, info_request, kind, fields, **query):
    """Check, then save: the response to saving."""
    status, page = check(client, info_request, kind, fields, **query)
    assert status == 200, page.main.get_text(" ", strip=True)
    return save(client, info_request, kind, filled_in(form_of(page)))


def save(client, info_request, kind, values):
    """Press Save on a form filled in so."""
    url = f"/requests/{info_request.reference}/events/new/{kind}"
    return client.post(url, data=values | {"action": "save"}, content_type="multipart/form-data")


def form_of(page):
    """The form of an event on its page."""
    return page.select_one("main form[method=post]")
