"""Templates decide nothing, hide nothing and use what they import."""

import re

from jinja2 import nodes

from foi_tracker.web import guard
from tests.architecture.source import ROOT, TEMPLATES, templates

NEVER_IN_TEMPLATES = re.compile(r"\|\s*safe\b|\bMarkup\b|\sstyle=|\son[a-z]+=[\"']|\{%-?\s*autoescape\s+false")
ELSEWHERE = re.compile(r"<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)=[\"'](?:https?:)?//")


def called(path):
    return str(path.relative_to(TEMPLATES))


def offenders(found_in):
    """What each template does wrong, for those that do."""
    found = {called(path): found_in(path) for path in templates()}
    return {path: wrongs for path, wrongs in found.items() if wrongs}


def test_every_template_compiles(app):
    for path in templates():
        app.jinja_env.get_template(called(path))


def test_no_template_styles_or_scripts_or_trusts():
    assert offenders(lambda path: NEVER_IN_TEMPLATES.findall(path.read_text(encoding="utf-8"))) == {}


def test_no_template_loads_anything_from_elsewhere():
    assert offenders(lambda path: ELSEWHERE.findall(path.read_text(encoding="utf-8"))) == {}


def test_every_macro_that_a_template_imports_is_used(app):
    def unused(path):
        parsed = app.jinja_env.parse(path.read_text(encoding="utf-8"))
        return _imported(parsed) - {each.name for each in parsed.find_all(nodes.Name) if each.ctx == "load"}

    assert offenders(unused) == {}


def _imported(parsed):
    named = [each for found in parsed.find_all(nodes.FromImport) for each in found.names]
    wholes = {found.target for found in parsed.find_all(nodes.Import)}
    return wholes | {each[1] if isinstance(each, tuple) else each for each in named}


def test_the_words_the_glossary_bans_are_absent():
    banned = re.compile(r"\b(" + "|".join(map(re.escape, _banned_words())) + r")s?\b", re.IGNORECASE)

    assert offenders(lambda path: banned.findall(_visible(path))) == {}


def _visible(path):
    code = r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>"
    return re.sub(code, " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def _banned_words():
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    return [
        word.strip()
        for line in re.findall(r"^Never on screen: (.+)\.$", glossary, re.MULTILINE)
        for word in line.split(",")
    ]


def test_every_component_is_shown_in_the_style_guide():
    guide = "".join(path.read_text(encoding="utf-8") for path in (TEMPLATES / "styleguide").rglob("*.html"))
    components = {path.name for path in (TEMPLATES / "components").glob("*.html")}

    assert {each for each in components if f"components/{each}" not in guide} == set()


def test_every_view_declares_who_may_see_it(app):
    assert {endpoint for endpoint, policy in guard.policies(app).items() if policy is None} == set()
