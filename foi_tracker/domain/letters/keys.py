"""Which paragraphs the letters are made of: every language has all of them, for each of the four laws."""

from collections.abc import Mapping

_KEYS = {
    "frame": (
        "to_authority to_regulator their_reference commissioner_reference dear welsh signature request_dated "
        "request_undated notice_numbered notice_dated"
    ),
    "terms": "act law ground answer_provision clarification_provision",
    "words": (
        "weekday_1 weekday_2 weekday_3 weekday_4 weekday_5 weekday_6 weekday_7 month_1 month_2 month_3 month_4 "
        "month_5 month_6 month_7 month_8 month_9 month_10 month_11 month_12 and one_working_day working_days "
        "questions section regulation with of_the ncnd guidance police council no_name no_reply_address your_words "
        "step_disclose step_confirm_or_deny step_fresh_response step_search_again step_review step_advise step_other "
        "no_steps"
    ),
    "chronology": (
        "line relying_on time_ended sent bounced received acknowledged clarification_requested clarification_provided "
        "fee_notice fee_paid pit_extension time_extension transferred response_supplied_in_full "
        "response_supplied_in_part response_refused response_not_held response_ncnd response_withdrawn "
        "review_requested review_acknowledged review_withdrawn review_outcome review_upheld review_partly_upheld "
        "review_overturned review_more_released review_late review_declined complaint complaint_acknowledged "
        "complaint_closed decision_notice non_compliance_reported appeal ftt_decision ftt_permission_refused "
        "ut_decision court_decision withdrawn chased authority_claimed_due"
    ),
    "request": (
        "subject opening scope staff_entry staff_entry_council published first_part second_part cost format timing "
        "expected closing request_provision time_limit cost_limit advice review"
    ),
    "overdue": (
        "request start_sending start_receipt start_clarification start_transfer acknowledged late_answer late_longer "
        "late_fee late_pit late_review late_review_at_most late_compliance late_ruling days_late "
        "days_past days_past_first claimed"
    ),
    "reminder": (
        "subject title_answer title_pit title_review title_compliance ask_answer ask_pit ask_review ask_compliance"
    ),
    "second_reminder": (
        "subject title_answer title_pit title_review title_compliance reminded ask next_answer next_pit next_review "
        "next_review_at_most next_compliance next_ruling"
    ),
    "clarification": "subject title thanks late_question clock clock_dated offer",
    "review": (
        "subject title opening particulars matter_heading matter_silence matter_supplied_in_full "
        "matter_supplied_in_part matter_refused matter_not_held matter_ncnd matter_withdrawn relying_on late "
        "late_first late_pit arguments unanswered narrowing do_heading do_afresh do_search do_confirm do_unanswered "
        "do_complete do_release do_answer do_remedy out_of_time time rights"
    ),
    "complaint": (
        "subject title opening particulars their_reference asked_heading asked asked_counted happened_heading "
        "why_heading first_silence first_answer answered_since why_silence why_claimed why_chased why_pit "
        "why_review_silence why_review_silence_early why_late why_late_pit why_review why_review_declined relying_on "
        "arguments unanswered order_answer order_confirm order_search order_complete order_release decide_heading "
        "decide decide_silence decide_pit out_of_time enclosed_heading enclosed_request enclosed_reminders "
        "enclosed_answer enclosed_review_request enclosed_review"
    ),
    "non_compliance": "subject title notice failed chased ask",
    "appeal": (
        "subject title caution parties decision_heading notice time out_of_time relying_on grounds_heading grounds "
        "points result enclosed signature"
    ),
}
KEYS: Mapping[str, tuple[str, ...]] = {file: tuple(keys.split()) for file, keys in _KEYS.items()}

# What a paragraph may speak of, besides its law's own terms. It is left out where one of these is not known.
NAMES = "authority campaign short_name signatory reply_address reference their_reference commissioner_reference"
DAYS = (
    "made_on sent_on received_on due_on response_due_on silent_due_on acknowledged_on last_chased_on claimed_on "
    "question_on restarted_due_on response_on responded_on pit_on pit_due_on review_by review_requested_on "
    "review_due_on review_long_stop_on long_stop_passed_on review_decided_on next_review_due_on next_long_stop_on "
    "complaint_by notice_on comply_by ruling_on appeal_by"
)
OTHERS = "regulator regulator_address notice_reference cited steps days_late questions request notice answered"
# These stand in a line of the chronology only.
OF_A_LINE = "on what until cited_then"
# And these in the first letter, which is made before there is any history.
OF_A_REQUEST = "body request_provision time_limit cost_limit advice review"
FACTS = frozenset(f"{NAMES} {DAYS} {OTHERS} {OF_A_LINE} {OF_A_REQUEST}".split())
