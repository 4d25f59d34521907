"""Days and amounts, read as management systems write them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statusplanos.errors import DomainError
from statusplanos.importing.checking.values import HIGHEST, amount, clean, day

ON = date(2026, 11, 24)
days = st.dates(date(1990, 1, 1), ON)


@given(days)
def test_a_day_is_read_in_every_form(wanted: date) -> None:
    short = f"{wanted.day}/{wanted.month}/{wanted.year}"
    forms = [f"{wanted:%d/%m/%Y}", f"{wanted:%d/%m/%y}", wanted.isoformat(), short, f"{wanted:%d-%m-%Y}"]
    forms += [f"{wanted:%d.%m.%Y}", f"{wanted:%d/%m/%Y} 10:38:00", f"{wanted.isoformat()}T00:00:00"]
    assert [day(form, on=ON) for form in forms] == [wanted] * len(forms)


@given(st.dates(date(2026, 11, 25), date(9998, 1, 1)))
def test_a_day_to_come_is_refused(wanted: date) -> None:
    with pytest.raises(DomainError, match="future"):
        day(f"{wanted:%d/%m}/{wanted.year}", on=ON)


@pytest.mark.parametrize(
    ("written", "cause"),
    [
        ("", "missing"),
        ("31/02/2026", "does not exist"),
        ("29/02/2025", "does not exist"),
        ("00/01/2026", "does not exist"),
        ("12/31/2025", "does not exist"),
        ("25/11/26", "future"),
        ("03/01/2099", "future"),
        ("31/12/1989", "1990"),
        ("01/01/0001", "1990"),
        ("1/2/3", "dd/mm/yyyy"),
        ("ontem", "dd/mm/yyyy"),
        ("01/02-2025", "dd/mm/yyyy"),
        ("2026/01/02", "dd/mm/yyyy"),
        ("45230", "dd/mm/yyyy"),
        ("٠١/٠٢/٢٠٢٥", "dd/mm/yyyy"),
    ],
)
def test_what_is_no_day_is_refused_with_its_cause(written: str, cause: str) -> None:
    with pytest.raises(DomainError, match=cause):
        day(written, on=ON)


def test_today_is_not_the_future_and_two_digits_are_the_nearest_century() -> None:
    assert day("24/11/26", on=ON) == ON
    assert day("01/01/95", on=ON) == date(1995, 1, 1)


@given(st.integers(0, HIGHEST))
def test_an_amount_is_read_in_every_form(cents: int) -> None:
    whole, rest = divmod(cents, 100)
    grouped = f"{whole:,}".replace(",", ".")
    forms = [
        f"{whole},{rest:02d}",
        f"R$ {grouped},{rest:02d}",
        f"R${grouped},{rest:02d}",
        f"{whole}.{rest:02d}",
    ]
    forms.append(f"R$\N{NO-BREAK SPACE}{grouped},{rest:02d}")
    assert [amount(form) for form in forms] == [cents] * len(forms)


@pytest.mark.parametrize(("written", "cents"), [("69,9", 6990), ("69", 6900), ("1.089", 108900), ("0", 0)])
def test_cents_may_be_left_out(written: str, cents: int) -> None:
    assert amount(written) == cents


@pytest.mark.parametrize(
    ("written", "cause"),
    [
        ("", "missing"),
        ("R$", "missing"),
        ("grátis", "no amount"),
        ("69,905", "no amount"),
        ("1.08,90", "no amount"),
        ("6 9,90 x", "no amount"),
        ("-69,90", "negative"),
        ("R$ -69,90", "negative"),
        ("(69,90)", "negative"),
        ("69,90-", "negative"),
        ("1.000.000,01", "higher"),
        ("9" * 15, "higher"),
    ],
)
def test_what_is_no_amount_is_refused_with_its_cause(written: str, cause: str) -> None:
    with pytest.raises(DomainError, match=cause):
        amount(written)


@given(st.text())
def test_any_text_is_either_a_value_or_refused(text: str) -> None:
    for read in (amount, lambda given: day(given, on=ON)):
        with suppress(DomainError):
            assert read(text) is not None


@given(st.text())
def test_cleaning_twice_changes_nothing_and_leaves_nothing_invisible(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once == once.strip()
    assert "\0" not in once
