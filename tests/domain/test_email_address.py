import pytest

from foi_tracker.domain.email_address import EmailAddressRefused, read_email_address


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("foi@barchester.gov.uk", "foi@barchester.gov.uk"),
        ("  foi@barchester.gov.uk ", "foi@barchester.gov.uk"),
        ("FOI.Team+lfr@Barchester.GOV.UK", "FOI.Team+lfr@barchester.gov.uk"),
        ("foi@môn.example", "foi@xn--mn-8ja.example"),
    ],
)
def test_a_plain_address_is_kept_with_its_domain_in_ascii(typed, kept):
    assert read_email_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "foi",
        "foi@",
        "@barchester.gov.uk",
        "foi@barchester",
        "foi@@barchester.gov.uk",
        "foi@barchester.gov.uk, press@barchester.gov.uk",
        "foi@barchester.gov.uk)<evil@elsewhere.example>",
        "foi@barchester.gov.uk(<evil@elsewhere.example>",
        "FOI team <foi@barchester.gov.uk>",
        '"foi team"@barchester.gov.uk',
        "foi(comment)@barchester.gov.uk",
        "foi team@barchester.gov.uk",
        "foi@barchester.gov.uk\r\nBcc: evil@elsewhere.example",
        "foi\u2028@barchester.gov.uk",
        "fôi@barchester.gov.uk",
        "foi＠barchester.gov.uk",
        "foi@bar＠chester.gov.uk",
        ".foi@barchester.gov.uk",
        "foi.@barchester.gov.uk",
        "f..oi@barchester.gov.uk",
        "foi@-barchester.gov.uk",
        "foi@barchester..gov.uk",
        "foi@[192.0.2.1]",
        "foi@192.0.2.1",
        "f" * 65 + "@barchester.gov.uk",
        "foi@" + "b" * 64 + ".gov.uk",
        "foi@" + ".".join(["barchester"] * 24) + ".uk",
    ],
)
def test_anything_but_one_plain_address_is_refused(typed):
    with pytest.raises(EmailAddressRefused):
        read_email_address(typed)
