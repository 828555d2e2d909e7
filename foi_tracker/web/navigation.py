"""What the main navigation offers: only what the person may do, with the current page marked."""

from dataclasses import dataclass

from foi_tracker.domain.policy import Action
from foi_tracker.web.access import may


@dataclass(frozen=True, kw_only=True, slots=True)
class Destination:
    """A page in the navigation; `action` is what it takes to see it, None where anybody may."""

    text: str
    url: str
    action: Action | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A destination as one person sees it from one page."""

    text: str
    url: str
    is_current: bool


MAIN = (
    Destination(text="My desk", url="/", action=Action.READ_CAMPAIGN),
    Destination(text="Overdue", url="/overdue", action=Action.READ_BOARD),
    Destination(text="Appeals", url="/appeals", action=Action.READ_BOARD),
    Destination(text="Requests", url="/requests", action=Action.READ_REQUEST),
    Destination(text="Report", url="/reports", action=Action.READ_BOARD),
    Destination(text="File", url="/file", action=Action.FILE_REQUEST),
    Destination(text="Campaign", url="/campaigns", action=Action.READ_CAMPAIGN),
    Destination(text="Authorities", url="/authorities", action=Action.READ_REGISTER),
    Destination(text="People", url="/people", action=Action.READ_PEOPLE),
    Destination(text="Bank holidays", url="/calendar", action=Action.PROCLAIM_DAY),
    Destination(text="Calculator", url="/calculator"),
)

# The pages of one campaign, below its own address, with those that belong to them.
OF_A_CAMPAIGN = (
    ("Progress", "", ()),
    ("Read replies", "/queue", ("/readings", "/replies", "/conflicts")),
    ("Findings", "/findings", ()),
    ("Deployments", "/deployments", ()),
    ("Quality", "/quality", ("/agreement",)),
    ("Releases", "/releases", ("/masks", "/publishing")),
    ("Bring a sheet", "/imports", ()),
)


def main_items(path: str) -> list[Item]:
    """The main navigation for whoever is signed in, seen from `path`."""
    offered = [found for found in MAIN if found.action is None or may(found.action)]
    return [Item(text=found.text, url=found.url, is_current=is_within(path, found.url)) for found in offered]


def campaign_items(slug: str, path: str) -> list[tuple[str, str, bool]]:
    """The pages of a campaign, with the one seen at `path` marked."""
    home = f"/campaigns/{slug}"
    return [
        (text, home + page, any(is_within(path, home + each) for each in (page, *others)) if page else path == home)
        for text, page, others in OF_A_CAMPAIGN
    ]


def is_within(path: str, url: str) -> bool:
    """Whether a page is this destination or lies below it; the home page has nothing below it."""
    return path == url or (url != "/" and path.startswith(f"{url}/"))
