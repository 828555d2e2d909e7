"""Authorities: find one, choose some, search as people type, follow mergers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rapidfuzz import fuzz, process
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from foi_tracker.domain.folding import fold
from foi_tracker.models import Authority
from foi_tracker.queries.authority_filter import AuthorityFilter, conditions, current_on, is_current

__all__ = [
    "AuthorityFilter",
    "by_slug",
    "by_slugs",
    "current_on",
    "did_you_mean",
    "in_area_of",
    "is_current",
    "matching",
    "police_forces",
    "predecessors_of",
    "regions",
    "successors_of",
]

CLOSE_ENOUGH = 70  # of 100: lets one or two slips in a word through, and not another word
SUGGESTIONS = 3


def by_slug(session: Session, slug: str) -> Authority | None:
    """The authority with this slug, whether or not it still exists."""
    if not slug.isprintable():  # PostgreSQL refuses some of what an address may hold
        return None
    return session.scalar(select(Authority).where(Authority.slug == slug))


def by_slugs(session: Session, slugs: Iterable[str]) -> list[Authority]:
    """The authorities with these slugs, by name; unknown slugs are left out."""
    return list(
        session.scalars(select(Authority).where(Authority.slug.in_(sorted(set(slugs)))).order_by(Authority.name))
    )


def matching(session: Session, wanted: AuthorityFilter) -> list[Authority]:
    """Every authority the filter chooses: the best matches of its words first, then by name."""
    if wanted.unknown:
        return []
    found = session.scalars(select(Authority).where(*conditions(wanted)).order_by(Authority.name, Authority.id))
    query = fold(wanted.words)
    return sorted(found, key=lambda authority: _distance(authority.search_text, query))


def _distance(search_text: str, query: str) -> int:
    """0 where a whole name is what was typed, 1 where a name begins with it, 2 otherwise. Sorting is stable."""
    if not query or f"| {query} |" in search_text:
        return 0
    return 1 if f"| {query}" in search_text else 2


def did_you_mean(session: Session, words: str, *, on: date) -> list[Authority]:
    """Current authorities with a name close to `words`, closest first."""
    query = fold(words)
    current = list(session.scalars(select(Authority).where(current_on(on)).order_by(Authority.name)))
    names = [(name, authority) for authority in current for name in _names(authority)]
    ranked = process.extract(
        query, [name for name, _ in names], scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH, limit=SUGGESTIONS * 3
    )
    closest = dict.fromkeys(names[position][1] for _, _, position in ranked)
    return list(closest)[:SUGGESTIONS]


def _names(authority: Authority) -> list[str]:
    return [name.strip() for name in authority.search_text.split("|") if name.strip()]


def police_forces(session: Session, *, on: date) -> list[Authority]:
    """Territorial forces that exist on `on`, by name: those a filter by force can name."""
    wanted = AuthorityFilter(on=on, kind="police_territorial")
    return list(session.scalars(select(Authority).where(*conditions(wanted)).order_by(Authority.name)))


def regions(session: Session) -> list[str]:
    """Every region an authority is in, by name."""
    return list(session.scalars(select(Authority.region).distinct().order_by(Authority.region)))


def in_area_of(session: Session, authority: Authority) -> list[Authority]:
    """Its police force, its county and the councils in its own area, by name."""
    above = [slug for slug in (authority.police_force_slug, authority.county_slug) if slug]
    related = or_(
        Authority.slug.in_(above),
        Authority.police_force_slug == authority.slug,
        Authority.county_slug == authority.slug,
    )
    return list(session.scalars(select(Authority).where(related).order_by(Authority.name)))


def successors_of(session: Session, ended: Sequence[Authority], *, on: date) -> dict[str, list[Authority]]:
    """For each of these authorities, by slug, whoever answers for it on `on`: mergers of mergers are followed."""
    lines = {row.slug: row for row in _with_successors(session)} | {row.slug: row for row in ended}
    slugs = {row.slug: _last_in_line(row, lines, on) for row in ended}
    found = {row.slug: row for row in by_slugs(session, {slug for each in slugs.values() for slug in each})}
    return {slug: [found[each] for each in last if each in found] for slug, last in slugs.items()}


def _last_in_line(start: Authority, lines: Mapping[str, Authority], on: date) -> list[str]:
    """The slugs at the end of the line of succession on `on`; a line that runs in a circle stops where it closes."""
    last: dict[str, None] = {}
    seen = {start.slug}
    waiting = list(start.successors)
    while waiting:
        slug = waiting.pop(0)
        if slug in seen:
            continue
        seen.add(slug)
        row = lines.get(slug)
        ended = row is not None and row.valid_to is not None and row.valid_to < on
        if row is not None and ended and row.successors:
            waiting.extend(row.successors)
        else:
            last[slug] = None
    return list(last)


def predecessors_of(session: Session, authority: Authority) -> list[Authority]:
    """The authorities whose place it took or will take, latest first."""
    before = [row for row in _with_successors(session) if authority.slug in row.successors]
    return sorted(before, key=lambda row: (row.valid_to or date.max, row.name), reverse=True)


def _with_successors(session: Session) -> list[Authority]:
    # Only what ends has successors: about 140 rows of the 560.
    return list(session.scalars(select(Authority).where(Authority.valid_to.is_not(None)).order_by(Authority.name)))
