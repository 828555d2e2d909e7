"""Who hears complaints and appeals, by name and address: the only place that says what they are called."""

from dataclasses import dataclass

# Offices move, and not every address below could be held against the office's own pages (the Scottish e-mail address
# and the tribunal's box could not). Wherever one of these is shown, this stands beside it.
CHECK_BEFORE_SENDING = "Check this address on their website before you send anything."


@dataclass(frozen=True, kw_only=True, slots=True)
class Regulator:
    """Whoever hears complaints about an authority's answer. `complain_at` is its own page about complaining."""

    name: str
    short: str
    website: str
    email: str
    postal_address: str
    complain_at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Tribunal:
    """Whoever hears appeals against a regulator's decision."""

    name: str
    email: str
    postal_address: str
    appeal_at: str


# The Data (Use and Access) Act 2025 s.119 will rename this office the Information Commission when fully in force.
ICO = Regulator(
    name="Information Commissioner's Office",
    short="ICO",
    website="https://ico.org.uk",
    email="icocasework@ico.org.uk",
    postal_address="Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF",
    complain_at="https://ico.org.uk/make-a-complaint/foi-and-eir-complaints/",
)
SIC = Regulator(
    name="Scottish Information Commissioner",
    short="SIC",
    website="https://www.foi.scot",
    email="enquiries@foi.scot",
    postal_address="Kinburn Castle, Doubledykes Road, St Andrews, Fife KY16 9DS",
    complain_at="https://www.foi.scot/appeal",
)
FIRST_TIER_TRIBUNAL = Tribunal(
    name="First-tier Tribunal (General Regulatory Chamber)",
    email="grc@justice.gov.uk",
    postal_address="General Regulatory Chamber, HM Courts and Tribunals Service, PO Box 11230, Leicester LE1 8FQ",
    appeal_at="https://www.gov.uk/courts-tribunals/first-tier-tribunal-general-regulatory-chamber",
)
