"""What a person may be within a campaign. Administrator is a flag beside this, not a role."""

from enum import StrEnum


class Role(StrEnum):
    """A campaign membership."""

    VOLUNTEER = "volunteer"
    COORDINATOR = "coordinator"
