"""Where a letter can be sent: an e-mail address, read strictly."""

import re

LONGEST_ADDRESS, LONGEST_LOCAL_PART, LONGEST_DOMAIN = 254, 64, 253  # RFC 5321 s.4.5.3.1
LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


class EmailAddressRefused(ValueError):
    """The text is not one plain address; the message says what is wrong, for the person who typed it."""


def read_email_address(text: str) -> str:
    """One address as it goes on an envelope: no names, comments, quotes or routes; the domain in ASCII."""
    address = text.strip()
    if address.count("@") != 1:
        raise EmailAddressRefused("An e-mail address has exactly one @, such as foi@council.gov.uk.")
    local, domain = address.split("@")
    if len(local) > LONGEST_LOCAL_PART or not LOCAL_PART.fullmatch(local):
        raise EmailAddressRefused(
            "Write only the address, such as foi@council.gov.uk, with no name, brackets, quotation marks or spaces."
        )
    envelope = f"{local}@{_ascii_domain(domain)}"
    if len(envelope) > LONGEST_ADDRESS:
        raise EmailAddressRefused(f"An e-mail address has at most {LONGEST_ADDRESS} characters.")
    return envelope


def _ascii_domain(domain: str) -> str:
    try:
        plain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError as trouble:
        raise _no_domain(domain) from trouble
    labels = plain.split(".")
    well_formed = len(labels) > 1 and all(LABEL.fullmatch(label) for label in labels)
    if len(plain) > LONGEST_DOMAIN or not well_formed or labels[-1].isdigit():
        raise _no_domain(domain)
    return plain


def _no_domain(domain: str) -> EmailAddressRefused:
    return EmailAddressRefused(
        f"“{domain}” is not where e-mail can go. After the @ comes a name such as council.gov.uk."
    )
