"""A release as the public reads it: the one file it was frozen in, and the addresses of its pages.

The public pages and the members' preview are the same views and templates; only their addresses differ.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import url_for

from foi_tracker.domain.findings.published import Facts, Published
from foi_tracker.domain.findings.releases import PAGE
from foi_tracker.models import Release
from foi_tracker.web.releases import store


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """`views` is the blueprint whose pages show it, and `place` what their addresses begin with."""

    read: Published
    files: Mapping[str, Facts]
    views: str
    place: Mapping[str, Any]

    @property
    def is_preview(self) -> bool:
        """Whether only members see it."""
        return self.views != "published"

    def url(self, view: str, **more: Any) -> str:  # noqa: ANN401 whatever an address may hold
        """The address of one of its pages; what is None is left out."""
        given = {name: value for name, value in more.items() if value is not None}
        return url_for(f"{self.views}.{view}", **self.place, **given)

    @property
    def home(self) -> str:
        """Every authority's page lies below it."""
        return self.url("authorities")


def edition(release: Release, views: str, **place: Any) -> Edition | None:  # noqa: ANN401 whatever an address may hold
    """None where the bytes are gone."""
    facts = release.files.get(PAGE)
    path = store().path_of(facts["sha256"]) if facts else None
    if path is None or not path.is_file():
        return None
    return Edition(read=_read(path), files=release.files, views=views, place=place)


@lru_cache(maxsize=2)
def _read(path: Path) -> Published:
    """Read once: files lie under the hash of what they hold, so that none ever changes. Two are some 100 MB at most."""
    return Published(json.loads(path.read_bytes()))
