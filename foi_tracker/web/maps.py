"""A campaign's maps as files to keep: SVG, and PNG for where SVG will not do."""

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.domain.policy import Action
from foi_tracker.exports.hexmap_svg import hexmap_svg
from foi_tracker.web import pictures
from foi_tracker.web.access import requires, the_campaign
from foi_tracker.web.campaign_map import CampaignMaps

bp = Blueprint("maps", __name__, url_prefix="/campaigns/<slug>")


@bp.get("/maps/<which>.<ending>")
@requires(Action.READ_FINDINGS)
def download(slug: str, which: str, ending: str) -> ResponseReturnValue:
    """One map, as the page draws it."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    maps = CampaignMaps(campaign, request.args.get("by", ""))
    if which not in maps.which or ending not in pictures.MEDIA_TYPES:
        abort(404)
    svg = hexmap_svg(maps.map(which), source=pictures.source(campaign.name))
    back = url_for("campaigns.show", slug=slug, by=maps.by)
    return pictures.as_file(svg, ending, f"{slug}_{which}_{maps.by}", back=back)
