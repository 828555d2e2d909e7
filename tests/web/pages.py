"""Fetch pages as a person would, and check the manners of every one: valid, labelled, titled, self-contained."""

from collections import Counter
from itertools import pairwise

import html5lib
from bs4 import BeautifulSoup, Tag
from html5lib.html5parser import ParseError
from itsdangerous import URLSafeTimedSerializer

NEED_NO_LABEL = {"hidden", "submit", "button", "reset", "image"}


def sign_in(client, user):
    """Sign `client` in as `user`, past the sign-in page (its own tests drive that)."""
    with client.session_transaction() as session:
        session["_user_id"] = str(user.id)
        session["_fresh"] = True
    return client


def visit(client, url, status=200):
    """The page at `url`, as BeautifulSoup, after its manners have been checked."""
    response = client.get(url)

    assert response.status_code == status, f"{url}: {response.status_code}, not {status}"
    assert response.mimetype == "text/html", f"{url}: {response.mimetype}"
    return check_manners(response.get_data(as_text=True), url)


def submit(client, url, fields=None, form="main form[method=post]"):
    """Fill in the page's form and send it, with whatever the page had filled in already; the response."""
    page = visit(client, url)
    found = page.select_one(form)
    assert found is not None, f"{url}: no form {form}"
    return client.post(found.get("action") or url, data=filled_in(found) | (fields or {}))


def post(client, url, fields=None, **how):
    """Send fields as a form on one of our pages would, with the browser's token, but without fetching a page first."""
    return client.post(url, data=fields, headers={"X-CSRF-Token": token(client)} | how.pop("headers", {}), **how)


def token(client):
    """What a form would carry: the session's own token, signed."""
    with client.session_transaction() as session:
        raw = session.setdefault("csrf_token", "0" * 64)
    return URLSafeTimedSerializer(client.application.secret_key, salt="wtf-csrf-token").dumps(raw)


def filled_in(form: Tag) -> dict:
    """What a browser would send if the person changed nothing."""
    values = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        for value in _values(field):
            values.setdefault(field["name"], []).append(value)
    return {name: given[0] if len(given) == 1 else given for name, given in values.items()}


def _values(field: Tag) -> list[str]:
    if field.name == "textarea":
        return [field.text.removeprefix("\n")]
    if field.name == "select":
        options = field.select("option[selected]") or ([] if field.has_attr("multiple") else field.select("option")[:1])
        return [option.get("value", option.text) for option in options]
    if field.get("type") in ("submit", "button", "file", "image"):
        return []
    if field.get("type") in ("checkbox", "radio"):
        return [field.get("value", "on")] if field.has_attr("checked") else []
    return [field.get("value", "")]


def check_manners(html: str, url: str = "page") -> BeautifulSoup:
    """Complain about anything no page of ours may do."""
    complaints = [*_invalid(html)]
    page = BeautifulSoup(html, "html5lib")
    for check in (_titles, _identifiers, _labels, _forms, _links, _tables, _outsiders):
        complaints += check(page)
    assert not complaints, f"{url}: " + "; ".join(complaints)
    return page


def _invalid(html):
    parser = html5lib.HTMLParser(strict=True)
    try:
        parser.parse(html)
    except ParseError as invalid:
        line, column = parser.errors[-1][0] if parser.errors else (0, 0)
        yield f"not valid HTML at line {line}, column {column}: {invalid}"


def _titles(page):
    headings = page.select("h1")
    if len(headings) != 1:
        yield f"{len(headings)} h1 headings"
        return
    heading, title = _words(headings[0]), _words(page.title) if page.title else ""
    if not heading or not title.startswith(heading):
        yield f"the title {title!r} does not start with the heading {heading!r}"
    if page.html.get("lang") != "en-GB":
        yield "no lang=en-GB"
    levels = [int(tag.name[1]) for tag in page.select("h1, h2, h3, h4, h5, h6")]
    yield from (f"h{before} is followed by h{after}" for before, after in pairwise(levels) if after > before + 1)


def _words(tag):
    return " ".join(tag.get_text(" ", strip=True).split())


def _identifiers(page):
    given = Counter(tag["id"] for tag in page.select("[id]"))
    yield from (f"id {name} is used {count} times" for name, count in given.items() if count > 1)
    for attribute in ("aria-describedby", "aria-labelledby", "aria-controls", "headers"):
        for tag in page.select(f"[{attribute}]"):
            yield from (
                f"{attribute} names {name}, which is not there" for name in tag[attribute].split() if name not in given
            )
    yield from (
        f"label for {tag['for']}, which is not there" for tag in page.select("label[for]") if tag["for"] not in given
    )


def _labels(page):
    labelled = {tag["for"] for tag in page.select("label[for]")}
    for field in page.select("input, select, textarea"):
        if field.get("type") in NEED_NO_LABEL or field.get("aria-label") or field.get("aria-labelledby"):
            continue
        if field.get("id") not in labelled and field.find_parent("label") is None:
            yield f"no label for {field.get('name')}"
    yield from (f"no alt for {image.get('src')}" for image in page.select("img:not([alt])"))
    yield from (
        f"a group of fields without a legend: {str(group)[:60]}"
        for group in page.select("fieldset")
        if not group.find("legend")
    )


def _forms(page):
    for form in page.select("form"):
        if form.get("method", "").lower() not in ("get", "post"):
            yield f"a form without a method: {str(form)[:80]}"
        if form.get("method", "").lower() == "post" and not form.select("input[type=hidden][name=csrf_token]"):
            yield f"a form without its token: {str(form)[:80]}"
        if not form.select("button, input[type=submit]"):
            yield f"a form that cannot be sent without a script: {str(form)[:80]}"


def _links(page):
    for link in page.select("a[href], button"):
        if not (_words(link) or link.get("aria-label")):
            yield f"a link or button without words: {str(link)[:80]}"
    for link in page.select("a[href^='#']"):
        if link["href"] != "#" and not page.find(id=link["href"][1:]):
            yield f"a link to {link['href']}, which is not there"


def _tables(page):
    for table in page.select("table"):
        if not table.find("th"):
            yield "a table without headings"
        if not (table.find("caption") or table.get("aria-labelledby") or table.get("aria-label")):
            yield f"a table without a caption: {_words(table)[:60]}"


def _outsiders(page):
    if page.select("[style]"):
        yield "a style attribute"
    handlers = [name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")]
    yield from (f"an inline handler: {name}" for name in handlers)
    for tag in page.select("script, img, link[rel=stylesheet], link[rel=icon], iframe, audio, video, source"):
        address = tag.get("src") or tag.get("href") or ""
        if address.startswith(("http:", "https:", "//")):
            yield f"something from elsewhere: {address}"
    yield from (
        "a script in the page"
        for script in page.select("script:not([src])")
        if script.get("type") != "application/json"
    )
