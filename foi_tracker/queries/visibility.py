"""Which rows a person may see: the SQL twin of `domain.policy.can`."""

from sqlalchemy import ColumnElement, false, true

from foi_tracker.domain.policy import Actor
from foi_tracker.models import Campaign, InfoRequest


def visible_requests(actor: Actor) -> ColumnElement[bool]:
    """Requests that `can(actor, READ_REQUEST, …)` allows."""
    if actor.is_administrator:
        return true()
    if not actor.roles:
        return false()
    return InfoRequest.campaign_id.in_(sorted(actor.campaign_ids))


def visible_campaigns(actor: Actor) -> ColumnElement[bool]:
    """Campaigns that `can(actor, READ_CAMPAIGN, …)` allows."""
    if actor.is_administrator:
        return true()
    if not actor.roles:
        return false()
    return Campaign.id.in_(sorted(actor.campaign_ids))
