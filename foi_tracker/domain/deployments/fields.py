"""How the fields of a deployment log are called, on our pages and in the tables of forces."""

import re
import unicodedata
from typing import Final

from foi_tracker.domain.question_sets import AnswerField, LogDefinition

# Kept in columns of their own: nobody types them into a row.
OURS: Final = frozenset({"deployment_id", "force", "coder", "checked_by"})

LABELS: Final = {
    "deployment_id": "Our number",
    "force": "Force",
    "operated_by": "Operated by",
    "kit_owner": "Owner of the kit",
    "definition_note": "Words the force uses differently",
    "date": "Date",
    "start_time": "Start",
    "end_time": "End",
    "duration_min": "Minutes",
    "location_name": "Place",
    "borough_or_council": "Council",
    "postcode_district": "Postcode district",
    "lat": "Latitude",
    "lon": "Longitude",
    "setting": "Setting",
    "camera_form": "Kind of camera",
    "cameras_count": "Cameras",
    "purpose_stated": "Purpose they gave",
    "operation_name": "Name of the operation",
    "authority_rank": "Rank of who allowed it",
    "authority_ref": "Their reference",
    "watchlist_size": "Watchlist",
    "watchlist_wanted": "Watchlist: wanted",
    "watchlist_conditions": "Watchlist: under conditions",
    "watchlist_missing": "Watchlist: missing or at risk",
    "watchlist_other": "Watchlist: other",
    "watchlist_under18": "Watchlist: under 18",
    "threshold": "Threshold",
    "faces_scanned": "Faces",
    "faces_estimated": "Faces are an estimate",
    "alerts_total": "Alerts",
    "alerts_true": "True alerts",
    "alerts_false": "False alerts",
    "confirmed_true": "Confirmed right after a stop",
    "confirmed_false": "Confirmed wrong after a stop",
    "engagements": "People stopped",
    "arrests": "Arrests",
    "arrests_other": "Other arrests in the operation",
    "other_outcomes": "Other outcomes",
    "charges_cautions": "Charges and cautions",
    "charges_as_of": "Charges counted on",
    "false_alert_rate_stated": "False alert rate they state",
    "false_alert_rate_denominator": "Their rate is a share of",
    "demographics": "People by group",
    "watchlist_deleted_at": "Watchlist deleted",
    "dpia_id": "Data protection impact assessment",
    "cia_document": "Community impact assessment",
    "source_url": "Web address of the source",
    "source_file": "File of the source",
    "page": "Page",
    "archived_url": "Archived copy",
    "retrieved": "Fetched on",
    "notes": "Notes",
    "coder": "Entered by",
    "checked_by": "Checked by",
}

# What forces put above the columns of their tables, beside our own labels and keys.
ALIASES: Final[dict[str, tuple[str, ...]]] = {
    "force": ("police force", "force name"),
    "date": ("deployment date", "date of deployment", "day"),
    "start_time": ("start time", "time from", "from", "commenced", "time on"),
    "end_time": ("end time", "finish", "finish time", "time to", "to", "ended", "time off"),
    "duration_min": ("duration", "duration minutes", "length of deployment", "minutes deployed"),
    "location_name": ("location", "deployment location", "venue", "site", "location of deployment", "where"),
    "borough_or_council": ("borough", "local authority", "district", "bcu borough"),
    "postcode_district": ("postcode", "postcode area"),
    "lat": ("lat",),
    "lon": ("lon", "long", "lng"),
    "setting": ("type of location", "location type", "environment"),
    "camera_form": ("camera type", "platform", "vehicle"),
    "cameras_count": ("number of cameras", "no of cameras"),
    "purpose_stated": ("purpose", "reason", "objective", "reason for deployment"),
    "operation_name": ("operation", "op name", "operation name", "event"),
    "authority_rank": ("authorising officer rank", "rank", "authorised by"),
    "authority_ref": ("reference", "reference number", "deployment reference", "ref"),
    "watchlist_size": ("watchlist", "watch list", "watch list size", "number on watchlist", "images on watchlist"),
    "watchlist_under18": ("under 18", "under 18s on watchlist", "children on watchlist"),
    "threshold": ("similarity threshold", "threshold setting", "face match threshold"),
    "faces_scanned": ("faces", "faces seen", "number of faces", "faces detected", "faces processed"),
    "faces_estimated": ("estimated", "is faces estimated"),
    "alerts_total": ("alerts", "total alerts", "number of alerts", "no of alerts", "matches", "total matches"),
    "alerts_true": ("true alerts", "true positives", "correct alerts", "true matches", "positive alerts"),
    "alerts_false": ("false alerts", "false positives", "incorrect alerts", "false matches", "misidentifications"),
    "confirmed_true": ("confirmed true alerts", "true alerts confirmed", "confirmed true"),
    "confirmed_false": ("confirmed false alerts", "false alerts confirmed", "confirmed false"),
    "engagements": ("stops", "people engaged", "persons stopped", "interventions", "number of engagements"),
    "arrests": ("arrest", "number of arrests", "total arrests", "arrested"),
    "arrests_other": ("other arrests", "arrests not from lfr", "additional arrests"),
    "other_outcomes": ("disposals", "other disposals", "other action", "no further action"),
    "charges_cautions": ("charges", "charged", "charged or cautioned"),
    "false_alert_rate_stated": ("false alert rate", "false positive rate", "far", "fpir"),
    "watchlist_deleted_at": ("watchlist deletion", "deletion of watchlist"),
    "source_url": ("source", "url", "link", "web address"),
    "source_file": ("file", "source file"),
    "page": ("page number",),
    "notes": ("comments", "remarks", "comment", "note"),
}  # fmt: skip

GROUPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("When", ("date", "start_time", "end_time", "duration_min")),
    ("Where", ("location_name", "borough_or_council", "postcode_district", "setting", "lat", "lon")),
    ("Kit", ("camera_form", "cameras_count", "threshold", "operated_by", "kit_owner")),
    ("Why, and who allowed it", ("purpose_stated", "operation_name", "authority_rank", "authority_ref")),
    (
        "Watchlist",
        (
            "watchlist_size",
            "watchlist_wanted",
            "watchlist_conditions",
            "watchlist_missing",
            "watchlist_other",
            "watchlist_under18",
            "watchlist_deleted_at",
        ),
    ),
    ("Faces and alerts", ("faces_scanned", "faces_estimated", "alerts_total", "alerts_true", "alerts_false")),
    (
        "What came of the alerts",
        (
            "engagements",
            "confirmed_true",
            "confirmed_false",
            "arrests",
            "arrests_other",
            "other_outcomes",
            "charges_cautions",
            "charges_as_of",
        ),
    ),
    (
        "What they say of themselves",
        ("false_alert_rate_stated", "false_alert_rate_denominator", "definition_note", "demographics"),
    ),
    (
        "Where this stands",
        ("source_url", "source_file", "page", "archived_url", "retrieved", "dpia_id", "cia_document", "notes"),
    ),
)


def fold(text: str) -> str:
    """As it is compared: no case, accents, punctuation or double spaces, and "St" as "Saint" is written."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.sub(r"[^\w]+|_", " ", kept.replace("'", "").replace("’", "")).split()
    return " ".join("saint" if word == "st" else word for word in words)


def label_of(key: str) -> str:
    """What a field is called; one that a later question set brings is called by its key."""
    plain = key.replace("_", " ")
    return LABELS.get(key) or plain[:1].upper() + plain[1:]


def typed_fields(log: LogDefinition) -> list[AnswerField]:
    """The fields that people fill in."""
    return [field for field in log.fields if field.key not in OURS]


def grouped(log: LogDefinition) -> list[tuple[str, list[AnswerField]]]:
    """The fields under their headings; what has no heading comes last."""
    known = {field.key: field for field in typed_fields(log)}
    groups = [(title, [known.pop(key) for key in keys if key in known]) for title, keys in GROUPS]
    return [(title, fields) for title, fields in [*groups, ("Other", list(known.values()))] if fields]
