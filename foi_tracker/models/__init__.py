"""Every table, so that nobody imports one without the others it points to."""

from foi_tracker.models.assessment import Assessment
from foi_tracker.models.assignment import Assignment
from foi_tracker.models.attachment import Attachment
from foi_tracker.models.audit_line import AuditLine
from foi_tracker.models.authority import Authority
from foi_tracker.models.authority_list import AuthorityList
from foi_tracker.models.base import Base, UTCDateTime
from foi_tracker.models.batch import Batch
from foi_tracker.models.campaign import Campaign
from foi_tracker.models.chaser_round import ChaserRound
from foi_tracker.models.coding import Coding
from foi_tracker.models.deadline_record import DeadlineRecord
from foi_tracker.models.deployment import Deployment, derived_deployment_columns
from foi_tracker.models.event_record import EventRecord
from foi_tracker.models.finding import Finding
from foi_tracker.models.import_row import ImportRow
from foi_tracker.models.info_request import Entry, InfoRequest, derived_columns, refusal_values
from foi_tracker.models.letter import Letter
from foi_tracker.models.mask_rule import MaskRule
from foi_tracker.models.membership import Membership
from foi_tracker.models.note import Note
from foi_tracker.models.one_time_link import LinkPurpose, OneTimeLink
from foi_tracker.models.proclaimed_day import ProclaimedDayRecord
from foi_tracker.models.question_set import QuestionSet
from foi_tracker.models.reading import Reading, Reservation
from foi_tracker.models.refusal import Refusal
from foi_tracker.models.release import Publication, Release
from foi_tracker.models.remembered_choice import RememberedChoice
from foi_tracker.models.saved_view import SavedView
from foi_tracker.models.sheet_import import SheetImport
from foi_tracker.models.sign_in_failure import SignInFailure
from foi_tracker.models.undone_request import UndoneRequest
from foi_tracker.models.user import User
from foi_tracker.models.user_session import UserSession

__all__ = [
    "Assessment",
    "Assignment",
    "Attachment",
    "AuditLine",
    "Authority",
    "AuthorityList",
    "Base",
    "Batch",
    "Campaign",
    "ChaserRound",
    "Coding",
    "DeadlineRecord",
    "Deployment",
    "Entry",
    "EventRecord",
    "Finding",
    "ImportRow",
    "InfoRequest",
    "Letter",
    "LinkPurpose",
    "MaskRule",
    "Membership",
    "Note",
    "OneTimeLink",
    "ProclaimedDayRecord",
    "Publication",
    "QuestionSet",
    "Reading",
    "Refusal",
    "Release",
    "RememberedChoice",
    "Reservation",
    "SavedView",
    "SheetImport",
    "SignInFailure",
    "UTCDateTime",
    "UndoneRequest",
    "User",
    "UserSession",
    "derived_columns",
    "derived_deployment_columns",
    "refusal_values",
]
