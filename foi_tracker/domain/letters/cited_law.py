"""Which law a letter speaks of, held against the law that its request is under."""

import re
from collections.abc import Iterator, Mapping

from foi_tracker.domain.law import Regime
from foi_tracker.domain.vocabulary import RegimeCode

NAMES: Mapping[RegimeCode, re.Pattern[str]] = {
    RegimeCode.FOIA: re.compile(r"Freedom of Information Act(?: 2000)?|\bFOIA\b|\b2000 Act\b"),
    RegimeCode.FOISA: re.compile(r"Freedom of Information \(Scotland\) Act(?: 2002)?|\bFOISA\b|\b2002 Act\b"),
    RegimeCode.EIR: re.compile(r"Environmental Information Regulations(?: 2004)?"),
    RegimeCode.EISR: re.compile(
        r"Environmental Information \(Scotland\) Regulations(?: 2004)?|\bEI\(S\)Rs?\b|\bEISRs?\b"
    ),
}
SCOTTISH_REGULATOR = re.compile(r"Scottish Information Commissioner|\bOSIC\b")
OTHER_REGULATOR = re.compile(r"Information Commissioner[’']s Office|\bICO\b")
# Sections that belong to the other Act only, unless another statute is named beside them.
_SECTION = r"\b(?:section|sections|s\.|ss\.)\s?(?:{})(?!\d)(?![\w()]* of the (?!Act\b|Freedom))"
ONLY_FOIA = re.compile(_SECTION.format(r"17\(7\)|45|50|54") + r"|internal review", re.IGNORECASE)
ONLY_FOISA = re.compile(_SECTION.format(r"20|47|56") + r"|requirement for review", re.IGNORECASE)
STRAIGHT = re.compile(r"\"[^\"]*\"")
QUOTED = re.compile(rf"“[^”]*”|{STRAIGHT.pattern}")


def unquoted(text: str) -> str:
    """The text without what stands in quotation marks."""
    # After the last mark that closes, one that opens would have the whole rest searched in vain, again and again.
    closed, mark, rest = text.rpartition("”")
    return QUOTED.sub("", closed + mark) + STRAIGHT.sub("", rest)


def wrong_acts(text: str, regime: Regime) -> Iterator[str]:
    """The Acts and Regulations of the other side of the border that it names, outside quotation marks."""
    said = unquoted(text)
    for code, name in NAMES.items():
        found = name.search(said)
        if found and code.is_scottish is not regime.code.is_scottish:
            yield (
                f"It names the {found[0]}, which does not bind this authority: the {regime.name} "
                "does. If you quote somebody, use quotation marks."
            )


def doubtful_law(text: str, regime: Regime) -> Iterator[str]:
    """Words that belong to another law than the request's, and its own law left unnamed."""
    said, scottish = unquoted(text), regime.code.is_scottish
    for pattern in (ONLY_FOIA, OTHER_REGULATOR) if scottish else (ONLY_FOISA, SCOTTISH_REGULATOR):
        for found in dict.fromkeys(match[0] for match in pattern.finditer(said)):
            yield f"“{found}” belongs to the law {'outside' if scottish else 'of'} Scotland. Check that you mean it."
    if not NAMES[regime.code].search(said):
        yield f"It does not name the {regime.name}, under which this request is."
