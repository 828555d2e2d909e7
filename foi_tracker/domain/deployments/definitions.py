"""What the numbers of a deployment log count: the terms of South Wales Police, in our words."""

from typing import Final

# By the key of the field; a force that counts otherwise is told apart by `definition_note`.
DEFINITIONS: Final = {
    "date": "A deployment of several days has a row for each day.",
    "location_name": "Never more exact than they publish it.",
    "watchlist_size": "Images, not people. If they count people, the notes say so.",
    "faces_scanned": "Faces that the software compared with the watchlist.",
    "alerts_total": "How often the software took a face for one on the watchlist.",
    "alerts_true": "Judged right: the person is on the watchlist.",
    "alerts_false": "Judged wrong: it is somebody else.",
    "confirmed_true": "Alerts that proved right when the person was spoken to.",
    "confirmed_false": "Alerts that proved wrong when the person was spoken to.",
    "engagements": "People spoken to after an alert.",
    "arrests": "Arrests that came of an alert.",
    "arrests_other": "Arrests in the same operation that did not come of an alert.",
    "other_outcomes": "What else came of an alert: an order checked, intelligence, help for somebody at risk.",
    "charges_cautions": "Later than the arrest; the day they were counted on stands beside it.",
    "threshold": "The similarity from which the software alerts.",
    "false_alert_rate_stated": "As they print it; ours stand beside it.",
}
