"""How values are written on pages."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statusplanos.web import filters
from statusplanos.web.reading import parse_date, parse_money
from tests import tiny_app


def test_dates_are_day_month_year() -> None:
    assert filters.full_date(date(2026, 5, 7)) == "07/05/2026"
    assert filters.full_date(date(26, 5, 7)) == "07/05/0026"
    assert filters.short_date(date(2026, 5, 7)) == "07/05"


def test_instant_is_shown_on_the_companys_clock() -> None:
    assert filters.instant(datetime(2026, 5, 7, 1, 38, tzinfo=UTC)) == "06/05/2026 22:38"


@pytest.mark.parametrize(
    ("cents", "text"),
    [(0, "R$\xa00,00"), (5, "R$\xa00,05"), (123456, "R$\xa01.234,56"), (-6000, "−R$\xa060,00")],
)
def test_money_has_point_and_comma(cents: int, text: str) -> None:
    assert filters.money(cents) == text


@pytest.mark.parametrize(
    ("bare", "whole", "masked"),
    [
        ("12345678909", "123.456.789-09", "123.•••.•••-09"),
        ("12ABC34501DE35", "12.ABC.345/01DE-35", "12.ABC.345/01DE-35"),
        ("123", "123", "123"),
    ],
)
def test_document_gets_its_punctuation(bare: str, whole: str, masked: str) -> None:
    assert (filters.document(bare), filters.masked_document(bare)) == (whole, masked)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+5531998765432", "(31) 99876-5432"),
        ("+553135550100", "(31) 3555-0100"),
        ("+351912345678", "+351912345678"),
    ],
)
def test_phone_is_shown_as_it_is_dialled(stored: str, shown: str) -> None:
    assert filters.phone(stored) == shown


@pytest.mark.parametrize("name", sorted(filters.FILTERS))
def test_nothing_is_written_as_nothing(name: str) -> None:
    assert filters.FILTERS[name](None) == ""


@pytest.mark.parametrize(
    ("day", "words"),
    [(7, "hoje"), (8, "amanhã"), (6, "ontem"), (10, "em 3 dias"), (5, "há 2 dias")],
)
def test_relative_day_is_said_in_words(tmp_path: Path, day: int, words: str) -> None:
    with tiny_app.create(tmp_path).test_request_context():
        assert filters.relative_day(date(2026, 5, day), date(2026, 5, 7)) == words


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("69,90", 6990),
        ("R$ 69,90", 6990),
        ("R$\xa01.234,56", 123456),
        ("69.9", 6990),
        ("69.90", 6990),
        ("69,9", 6990),
        ("1.234", 123400),
        ("1.234.567,8", 123456780),
        ("0", 0),
    ],
)
def test_money_is_read_as_brazilians_write_it(typed: str, cents: int) -> None:
    assert parse_money(typed) == cents


@pytest.mark.parametrize(
    "typed", ["", "abc", "1,234.56", "69,999", "-5", "1.23.4", "٣", "1e5", ",50", "9" * 16]
)
def test_money_that_could_mean_two_things_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        parse_money(typed)


@given(st.integers(0, 10**14))
def test_written_money_is_read_back(cents: int) -> None:
    assert parse_money(filters.money(cents)) == cents


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_written_date_is_read_back(day: date) -> None:
    assert parse_date(filters.full_date(day)) == parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "typed", ["", "31/02/2026", "2026-13-01", "1/1/26", "01/01/1899", "amanhã", "01/01/2026x"]
)
def test_date_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        parse_date(typed)
