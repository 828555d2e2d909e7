"""What is taken out of words before they are published: addresses, numbers and names of people."""

import re
from collections.abc import Sequence

from foi_tracker.domain.findings.names import without_names

ADDRESS, PHONE, INSURANCE = (
    "[e-mail address removed]",
    "[telephone number removed]",
    "[National Insurance number removed]",
)
NUMBER, NAME = "[number removed]", "[name removed]"
MARKERS = (ADDRESS, PHONE, INSURANCE, NUMBER, NAME)
MARKER = re.compile("(" + "|".join(map(re.escape, MARKERS)) + ")")

# Between letters and figures a file may have spaces of every width, line ends, and marks that nobody sees.
SPACE = r"\s\u00ad\u200b-\u200f\u2060\ufeff"
DASH = r"\u2010-\u2015\u2212-"
WHOLE, ENDS = r"(?<![^\W_])", r"(?![^\W_])"
LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]"
AT = rf"[{SPACE}]{{0,3}}(?:[@＠]|\(at\)|\[at\])[{SPACE}]{{0,3}}"
EMAIL = re.compile(rf"(?<!{LOCAL}){LOCAL}++{AT}[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
# A telephone number begins with 0 or +44, has ten or eleven figures, and no group of one alone, as a date may.
TELEPHONE = re.compile(
    rf"{WHOLE}(?<![.,/£€${DASH}])(?:\+44[{SPACE}]?(?:\(0\)[{SPACE}]?)?|0044[{SPACE}]?|\(?0)"
    rf"(?=(?:[{SPACE}().{DASH}]*\d){{9,10}}(?!\d))\d{{2,5}}\)?(?:[{SPACE}.{DASH}]?\d{{2,8}}){{0,4}}(?!\d|[.,/]\d)"
)
NATIONAL_INSURANCE = re.compile(
    rf"{WHOLE}[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[{SPACE}{DASH}]?\d\d){{3}}[{SPACE}{DASH}]?[A-D]{ENDS}",
    re.IGNORECASE,
)
PREFIXES = "(?:(?:Police|Detective|Acting|Temporary|Chief|Deputy|Assistant|Det|Ch|T/|A/|C/) ?){0,5}"
LONG = "(?:Constable|Sergeant|Inspector|Superintendent|Commander|Commissioner)"
SHORT = r"(?:(?:[TAC]/)?(?:PCSO|WPC|WPS|WDC|WDS|PC|PS|DC|DS|DI|DCI|DSU|DCS|DAC|ACC|DCC|Sgt|Insp|Supt|Cdr))"
RANK = rf"\b{PREFIXES}(?:(?i:{LONG})\b|{SHORT}(?![A-Za-z])\.?)"
RANKS = rf"\b{PREFIXES}(?:(?i:{LONG}s)|{SHORT}s)\b"
# A capital after a rank is not a name where it goes on with the title, begins a sentence, or PC is a computer.
NO_NAME = (
    r"(?!(?i:Police|Detective|Acting|Chief|Deputy|Constables?|Constabulary|Sergeants?|Inspectors?|Superintendents?|"
    r"Commanders?|Commissioners?|General|Office|Officers?|Force|Service|Ranks?|Association|Federation|Staff|Grade|Level|"
    r"World|Software|Hardware|Windows|Monitors?|Users?|Tablets?|Laptops?|Desktop|Gaming|"
    r"The|This|That|These|Those|A(?!\.)|An|I(?!\.)|We|You|Your|Our|It|Its|In|On|At|As|If|For|From|To|Of|And|Or|No|Not|"
    r"Please|There|FOI|LFR|CCTV|UK|GMP|MPS|SWP|NPCC|Live|Facial|Liverpool|Name|Total|Number|Date|Time)\b)"
)
CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
BEFORE_SURNAME = r"(?:(?i:de|la|le|van|von|der|den|du|al|el|bin|ap|ab)\s)*(?:[Oo]['’]|Mc|Mac)?"
WORD = rf"{BEFORE_SURNAME}{CAPITAL}[\w'’-]*\w"
PERSON = rf"{NO_NAME}(?:(?:{CAPITAL}\.?\s?){{1,3}}\s?)?{WORD}(?:\s{NO_NAME}{WORD})?"
GAP = r"\s{1,3}"
OF_OFFICER = r"\b(?i:(?:warrant|collar|shoulder|badge) (?:no\.?|number)):?"
COLLAR = re.compile(
    rf"(?P<rank>{RANK}|{OF_OFFICER})\s?(?:[0-9]{{2,6}}[A-Z]{{0,3}}|[A-Z]{{1,3}}[0-9]{{2,6}})"
    rf"(?![0-9,]*[0-9%])(?P<name>,?{GAP}{PERSON})?"
)
RANKED = re.compile(rf"(?P<rank>{RANK}){GAP}{PERSON}")
SEVERAL = re.compile(rf"(?P<rank>{RANKS}){GAP}{PERSON}(?:(?:,| and| &){GAP}{PERSON})*")


def mask(text: str, names: Sequence[str] = ()) -> str:
    """The text as it may be published; masking it again changes nothing."""
    while True:
        masked = "".join(part if part in MARKERS else _masked(part, names) for part in MARKER.split(text))
        if masked == text:
            return text
        text = masked


def _masked(text: str, names: Sequence[str]) -> str:
    for pattern, instead in ((EMAIL, ADDRESS), (NATIONAL_INSURANCE, INSURANCE), (TELEPHONE, PHONE)):
        text = pattern.sub(instead, text)
    text = COLLAR.sub(_without_collar, text)
    for pattern in (SEVERAL, RANKED):
        text = pattern.sub(lambda match: f"{match['rank']} {NAME}", text)
    return without_names(text, names, NAME)


def _without_collar(match: re.Match[str]) -> str:
    return f"{match['rank']} {NUMBER}" + (f" {NAME}" if match["name"] else "")
