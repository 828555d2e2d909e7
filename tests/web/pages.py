"""Fetch pages as a person would, and check the manners of every one: valid, labelled, titled, self-contained."""

from collections import Counter
from itertools import pairwise

import html5lib
from bs4 import BeautifulSoup, Tag
from bs4.builder import HTML5TreeBuilder
from html5lib.constants import E
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


class StrictBuilder(HTML5TreeBuilder):
    """As Beautiful Soup's own, which throws away what the parser complains of."""

    def feed(self, markup):
        parser = html5lib.HTMLParser(tree=self.create_treebuilder)
        self.underlying_builder.parser = parser
        parser.parse(markup)
        self.underlying_builder.parser = None
        self.errors = parser.errors


class Tags(list):
    """Every tag of a page in its order: walked once, as a search of the page for each rule takes ten times as long."""

    def named(self, *names):
        return [tag for tag in self if tag.name in names]

    def having(self, name):
        return [tag for tag in self if name in tag.attrs]


def check_manners(html: str, url: str = "page") -> BeautifulSoup:
    """Complain about anything no page of ours may do."""
    builder = StrictBuilder()
    page = BeautifulSoup(html, builder=builder)
    tags = Tags(page.find_all(True))
    complaints = [
        f"not valid HTML at line {line}, column {column}: {E[code] % facts}"
        for (line, column), code, facts in builder.errors
    ]
    for check in (_titles, _identifiers, _labels, _forms, _links, _tables, _outsiders):
        complaints += check(tags)
    assert not complaints, f"{url}: " + "; ".join(complaints)
    return page


def _titles(tags):
    headings = tags.named("h1")
    if len(headings) != 1:
        yield f"{len(headings)} h1 headings"
        return
    heading, title = _words(headings[0]), " ".join(map(_words, tags.named("title")[:1]))
    if not heading or not title.startswith(heading):
        yield f"the title {title!r} does not start with the heading {heading!r}"
    if tags.named("html")[0].get("lang") != "en-GB":
        yield "no lang=en-GB"
    levels = [int(tag.name[1]) for tag in tags.named("h1", "h2", "h3", "h4", "h5", "h6")]
    yield from (f"h{before} is followed by h{after}" for before, after in pairwise(levels) if after > before + 1)


def _words(tag):
    return " ".join(tag.get_text(" ", strip=True).split())


def _identifiers(tags):
    given = Counter(tag["id"] for tag in tags.having("id"))
    yield from (f"id {name} is used {count} times" for name, count in given.items() if count > 1)
    for attribute in ("aria-describedby", "aria-labelledby", "aria-controls", "headers"):
        for tag in tags.having(attribute):
            names = tag[attribute] if isinstance(tag[attribute], list) else tag[attribute].split()
            yield from (f"{attribute} names {name}, which is not there" for name in names if name not in given)
    labels = [tag["for"] for tag in tags.named("label") if "for" in tag.attrs]
    yield from (f"label for {name}, which is not there" for name in labels if name not in given)


def _labels(tags):
    labelled = {tag.get("for") for tag in tags.named("label")}
    for field in tags.named("input", "select", "textarea"):
        if field.get("type") in NEED_NO_LABEL or field.get("aria-label") or field.get("aria-labelledby"):
            continue
        if field.get("id") not in labelled and field.find_parent("label") is None:
            yield f"no label for {field.get('name')}"
    yield from (f"no alt for {image.get('src')}" for image in tags.named("img") if "alt" not in image.attrs)
    groups = (group for group in tags.named("fieldset") if not group.find("legend"))
    yield from (f"a group of fields without a legend: {str(group)[:60]}" for group in groups)


def _forms(tags):
    for form in tags.named("form"):
        method, within = form.get("method", "").lower(), Tags(form.find_all(["input", "button"]))
        hidden = {field.get("name") for field in within.named("input") if field.get("type") == "hidden"}
        if method not in ("get", "post"):
            yield f"a form without a method: {str(form)[:80]}"
        if method == "post" and "csrf_token" not in hidden:
            yield f"a form without its token: {str(form)[:80]}"
        if not any(tag.name == "button" or tag.get("type") == "submit" for tag in within):
            yield f"a form that cannot be sent without a script: {str(form)[:80]}"


def _links(tags):
    links = [tag for tag in tags.named("a") if "href" in tag.attrs]
    for link in [*links, *tags.named("button")]:
        if not (_words(link) or link.get("aria-label")):
            yield f"a link or button without words: {str(link)[:80]}"
    given = {tag["id"] for tag in tags.having("id")}
    within = {link["href"] for link in links if link["href"].startswith("#")} - {"#"}
    yield from (f"a link to {address}, which is not there" for address in within if address[1:] not in given)


def _tables(tags):
    for table in tags.named("table"):
        if not table.find("th"):
            yield "a table without headings"
        if not (table.find("caption") or table.get("aria-labelledby") or table.get("aria-label")):
            yield f"a table without a caption: {_words(table)[:60]}"


def _outsiders(tags):
    if tags.having("style"):
        yield "a style attribute"
    handlers = [name for tag in tags for name in tag.attrs if name.startswith("on")]
    yield from (f"an inline handler: {name}" for name in handlers)
    for tag in tags.named("script", "img", "link", "iframe", "audio", "video", "source"):
        address = tag.get("src") or tag.get("href") or ""
        if address.startswith(("http:", "https:", "//")):
            yield f"something from elsewhere: {address}"
    scripts = (tag for tag in tags.named("script") if "src" not in tag.attrs)
    yield from ("a script in the page" for script in scripts if script.get("type") != "application/json")
