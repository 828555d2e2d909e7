"""The two regulators, by name: the only place that says what they are called."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Regulator:
    """Whoever hears complaints about an authority's answer."""

    name: str
    short: str
    website: str


# The Data (Use and Access) Act 2025 s.119 will rename this office the Information Commission when fully in force.
ICO = Regulator(name="Information Commissioner's Office", short="ICO", website="https://ico.org.uk")
SIC = Regulator(name="Scottish Information Commissioner", short="SIC", website="https://www.foi.scot")
