"""What a letter must call things under each Act: the two never share a sentence that names a law."""

from collections.abc import Mapping
from dataclasses import dataclass

from foi_tracker.domain.vocabulary import RegimeCode


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """An Act's own terms. Each number stands in the sentence of the provision that sets it."""

    act: str
    request_provision: str
    time_limit: str
    cost_limit: str
    advice: str
    review: str


FOIA = Wording(
    act="Freedom of Information Act 2000",
    request_provision="section 8 of the Act",
    time_limit="promptly, and in any event not later than the twentieth working day after the day you receive it "
    "(section 10 of the Act)",
    # Freedom of Information and Data Protection (Appropriate Limit and Fees) Regulations 2004, regs 3 and 4
    cost_limit="the cost limit of section 12 of the Act (£450, which is 18 hours at £25 an hour)",
    advice="section 16 of the Act",
    review="If we are not content with your answer, we may ask you for an internal review, and after it complain to "
    "the Information Commissioner's Office (section 50 of the Act). Please tell us where to send a request for a "
    "review.",
)
FOISA = Wording(
    act="Freedom of Information (Scotland) Act 2002",
    request_provision="section 8 of the Act",
    time_limit="promptly, and in any event by not later than the twentieth working day after the day you receive it "
    "(section 10 of the Act)",
    # Freedom of Information (Fees for Required Disclosure) (Scotland) Regulations 2004, regs 3 and 5
    cost_limit="the cost limit of section 12 of the Act (£600, which is 40 hours at the highest rate of £15 an hour)",
    advice="section 15 of the Act",
    review="If we are dissatisfied with your answer, or have none in time, we may require you to review how you dealt "
    "with this request (section 20 of the Act), and after that apply to the Scottish Information Commissioner for a "
    "decision (section 47 of the Act). Please tell us where to send a requirement for review.",
)
# Environmental information is seldom asked for here, and a request need not cite the law that turns out to govern it.
WORDINGS: Mapping[RegimeCode, Wording] = {
    RegimeCode.FOIA: FOIA,
    RegimeCode.EIR: FOIA,
    RegimeCode.FOISA: FOISA,
    RegimeCode.EISR: FOISA,
}
