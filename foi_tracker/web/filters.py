"""How dates, counts and words read in templates."""

from datetime import date

from flask import Flask, g

from foi_tracker.domain.vocabulary import Outcome, Stage
from foi_tracker.web import access, now


def init_app(app: Flask) -> None:
    """Make them known to every template."""
    app.add_template_filter(short_date)
    app.add_template_filter(plural)
    app.add_template_filter(label)
    app.context_processor(_context)


def _context() -> dict[str, object]:
    return {
        "may": access.may,
        "today": now.today(),
        "demonstration": access.demonstration(),
        "nonce": g.get("nonce", ""),
    }


def short_date(day: date | None) -> str:
    """Fri 4 Sep 2026; nothing where there is no date."""
    return f"{day:%a} {day.day} {day:%b %Y}" if day else ""


def plural(count: int, noun: str, many: str = "") -> str:
    """1 day, 2 days; 1 reply, 2 replies with `many`."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


LABELS: dict[str, str] = {
    Stage.NOT_SENT: "Not sent yet",
    Outcome.NCND: "Neither confirmed nor denied",
}


def label(word: str | None) -> str:
    """A stored word as people read it: awaiting_response becomes Awaiting response."""
    if not word:
        return ""
    return LABELS.get(word) or word.replace("_", " ").capitalize()
