"""Phone numbers as they are written in Brazil, and what they become."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statusplanos.customers.phones import Phone, PhoneKind, parse
from statusplanos.errors import DomainError

ENDINGS = {1: "123456789", 2: "12478", 3: "1234578", 4: "123456789", 5: "1345", 6: "123456789", 7: "134579"}
ENDINGS |= {8: "123456789", 9: "123456789"}
AREA_CODES = [f"{ten}{one}" for ten, ones in ENDINGS.items() for one in ones]
FORMS = (
    "({area}) {first}-{last}",
    "{area}{first}{last}",
    "+55 {area} {first} {last}",
    "0{area} {first}{last}",
    "+55{area}{first}{last}",
    "55{area}{first}{last}",
    "0 15 {area} {first}-{last}",
    "0055 {area} {first}-{last}",
    "{area}\N{NO-BREAK SPACE}{first}\N{NO-BREAK SPACE}{last}",
    "+55 (0{area}) {first}-{last}",
    "{area}.{first}.{last}",
)

areas = st.sampled_from(AREA_CODES)
forms = st.sampled_from(FORMS)
lasts = st.integers(0, 9999).map(lambda number: f"{number:04d}")
mobiles = st.integers(6000, 9999).map(lambda number: f"9{number}")
landlines = st.integers(2000, 5999).map(str)


@given(areas, mobiles, lasts, forms)
def test_a_mobile_number_is_read_in_every_form(area: str, first: str, last: str, form: str) -> None:
    written = form.format(area=area, first=first, last=last)
    assert parse(written) == Phone(PhoneKind.MOBILE, f"+55{area}{first}{last}")


@given(areas, landlines, lasts, forms)
def test_a_landline_is_told_from_a_mobile(area: str, first: str, last: str, form: str) -> None:
    written = form.format(area=area, first=first, last=last)
    assert parse(written) == Phone(PhoneKind.LANDLINE, f"+55{area}{first}{last}")


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("(19) 99615-1109", "+5519996151109"),
        ("11960036570", "+5511960036570"),
        ("+55 21 97034 3846", "+5521970343846"),
        ("019 965050807", "+5519965050807"),
        ("(55) 99999-8888", "+5555999998888"),
    ],
)
def test_the_forms_of_the_exports_are_read(written: str, stored: str) -> None:
    assert parse(written) == Phone(PhoneKind.MOBILE, stored)


@pytest.mark.parametrize(
    ("written", "cause"),
    [
        ("", "missing"),
        ("   ", "missing"),
        ("1234", "area code"),
        ("99615-1109", "does not exist"),
        ("(19) 8615-1109", "ninth digit"),
        ("(11) 7865-4321", "ninth digit"),
        ("(20) 99615-1109", "does not exist"),
        ("+1 650 253 0000", "area code"),
        ("0800 123 4567", "does not exist"),
        ("(19) 99615-1109 / (19) 99615-1110", "area code"),
        ("(19) 99615-1109 ramal 3", "area code"),
        ("não tem", "area code"),
    ],
)
def test_what_cannot_be_dialled_is_refused_with_its_cause(written: str, cause: str) -> None:
    with pytest.raises(DomainError, match=cause) as refused:
        parse(written)
    assert refused.value.field == "phone"


@given(st.text())
def test_any_text_is_either_a_phone_or_refused(text: str) -> None:
    try:
        found = parse(text)
    except DomainError:
        return
    assert parse(found.e164) == found


@given(st.text("0123456789 ()-+.", min_size=8, max_size=20))
def test_what_looks_like_a_phone_is_stored_in_thirteen_or_twelve_digits(text: str) -> None:
    try:
        found = parse(text)
    except DomainError:
        return
    assert found.e164.startswith("+55")
    assert len(found.e164) == (14 if found.kind is PhoneKind.MOBILE else 13)
