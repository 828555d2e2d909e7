"""What each law demands of a notice that withholds something, by provision; and which exemptions have subsections."""

from collections.abc import Mapping
from dataclasses import dataclass

from foi_tracker.domain.vocabulary import RegimeCode


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticeRules:
    """Where a law says when a refusal is due, that it names its ground, and that it tells of the right to challenge.

    `claim_in_time` is for a refusal over cost, or of a vexatious or repeated request; `review_rights` is for the
    answer to a review, empty where the law itself demands nothing of that.
    """

    in_time: str
    claim_in_time: str
    names_ground: str
    rights: str
    review_rights: str = ""
    not_held: str = ""  # empty where an answer that nothing is held is no refusal notice


NOTICES: Mapping[RegimeCode, NoticeRules] = {
    RegimeCode.FOIA: NoticeRules(
        in_time="FOIA s.17(1)",
        claim_in_time="FOIA s.17(5)",
        names_ground="FOIA s.17(1)(b)",
        rights="FOIA s.17(7)",
    ),
    RegimeCode.FOISA: NoticeRules(
        in_time="FOISA s.16(1)",
        claim_in_time="FOISA s.16(4), (5)",
        names_ground="FOISA s.16(1)(c)",
        rights="FOISA s.19",
        review_rights="FOISA s.21(10)",
        not_held="FOISA s.17(1)",
    ),
    RegimeCode.EIR: NoticeRules(
        in_time="EIR reg 14(2)",
        claim_in_time="EIR reg 14(2)",
        names_ground="EIR reg 14(3)(a)",
        rights="EIR reg 14(5)",
        not_held="EIR reg 14(2)",
    ),
    RegimeCode.EISR: NoticeRules(
        in_time="EI(S)R reg 13(a)",
        claim_in_time="EI(S)R reg 13(a)",
        names_ground="EI(S)R reg 13(b)",
        rights="EI(S)R reg 13(e)",
        not_held="EI(S)R reg 13(a)",
    ),
}

# Codes of exemptions.csv that protect several interests, each in a subsection or paragraph of its own, so that the code
# alone does not say which. The environmental exceptions are told apart by their codes already.
WITH_LIMBS: Mapping[RegimeCode, frozenset[str]] = {
    RegimeCode.FOIA: frozenset(
        {
            *("s.26", "s.27(1)", "s.29", "s.30(1)", "s.31", "s.32", "s.35", "s.36"),
            *("s.37(1)(a)-(ab)", "s.37(1)(ac)-(b)", "s.38", "s.44"),
        }
    ),
    RegimeCode.FOISA: frozenset(
        {"s.26", "s.29", "s.30", "s.31(4)", "s.32", "s.33(2)", "s.34", "s.35", "s.37", "s.40", "s.41"}
    ),
    RegimeCode.EIR: frozenset(),
    RegimeCode.EISR: frozenset(),
}
