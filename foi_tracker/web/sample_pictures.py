"""A map and a chart with invented content, for the page of components."""

from foi_tracker.domain.findings.charts import AnswerChart, Bar, stacked
from foi_tracker.domain.hexmap import HexMap, marked
from foi_tracker.domain.hexmap_cells import Place, Shown, cells, lines

PLACES = (
    Place("borsetshire", "Borsetshire", None, None),
    Place("barchester", "Barchester", 0, 0, county_slug="borsetshire"),
    Place("silverbridge", "Silverbridge", 1, 0),
    Place("plumstead", "Plumstead", 0, 1),
    Place("felpersham", "Felpersham", 1, 1),
)
ANSWERS = ("in use", "not asked", "in use", "never", "refused")
TONES = (("in use", "p1"), ("never", "p2"), ("refused", "shut"), ("not asked", "none"))
GROUPS = (("District council", "p1"), ("Unitary council", "p2"))
COUNTS = (("in use", (4, 2)), ("never", (9, 1)), ("no option picked", (3, 0)))


def sample_map() -> HexMap:
    """Five authorities, one of them a county council."""
    shown = {place.slug: Shown(words, words) for place, words in zip(PLACES, ANSWERS, strict=True)}
    drawn = cells(PLACES, shown, ("not asked",))
    return HexMap(
        id="sample-map",
        title="Councils: own use",
        noun="councils",
        categories=marked((words, words, tone) for words, tone in TONES),
        cells=drawn,
        answered=4,
        asked=4,
        lines=lines(PLACES, shown, drawn),
        notes=["Of several requests to one authority, the newest decides."],
    )


def sample_chart() -> AnswerChart:
    """Who picked which option, by kind of authority."""
    longest = max(sum(counts) for _, counts in COUNTS)
    parts = {
        words: stacked([(*group, count) for group, count in zip(GROUPS, counts, strict=True)], longest)
        for words, counts in COUNTS
    }
    return AnswerChart(
        id="sample-answers",
        caption="Own use",
        row_heading="Option",
        legend=GROUPS,
        bars=[Bar(words, str(sum(counts)), parts[words]) for words, counts in COUNTS],
        headings=[*(name for name, _ in GROUPS), "Together"],
        rows=[[words, *map(str, counts), str(sum(counts))] for words, counts in COUNTS],
        answered=16,
        asked=19,
    )
