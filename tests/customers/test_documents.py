"""CPF and CNPJ, held against a slow reading of the two algorithms."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statusplanos.customers.documents import normalize
from statusplanos.errors import DomainError

CPF_WEIGHTS = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]
CNPJ_WEIGHTS = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
LETTERS = string.digits + string.ascii_uppercase


def with_check_digits(body: str, weights: list[int]) -> str:
    for step in (1, 0):
        total = sum((ord(sign) - 48) * weight for sign, weight in zip(body, weights[step:], strict=True))
        rest = total % 11
        body += str(0 if rest < 2 else 11 - rest)
    return body


def cpf_of(number: int) -> str:
    return with_check_digits(f"{number:09d}", CPF_WEIGHTS)


cpfs = st.integers(1, 999_999_999).map(cpf_of).filter(lambda cpf: len(set(cpf)) > 1)
cnpjs = st.text(LETTERS, min_size=12, max_size=12).map(lambda body: with_check_digits(body, CNPJ_WEIGHTS))
companies = cnpjs.filter(lambda cnpj: len(set(cnpj)) > 1)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("529.982.247-25", "52998224725"),
        (" 52998224725 ", "52998224725"),
        ("11.222.333/0001-81", "11222333000181"),
        ("12ABC34501DE35", "12ABC34501DE35"),
        ("12.abc.345/01de-35", "12ABC34501DE35"),
        ("ABCDEFGHIJKL80", "ABCDEFGHIJKL80"),
    ],
)
def test_a_document_is_stored_without_mask_and_in_capitals(written: str, stored: str) -> None:
    assert normalize(written) == stored


@given(cpfs)
def test_every_cpf_with_its_check_digits_is_accepted(cpf: str) -> None:
    assert normalize(cpf) == cpf
    assert normalize(f"{cpf[:3]}.{cpf[3:6]}.{cpf[6:9]}-{cpf[9:]}") == cpf


@given(companies)
def test_every_cnpj_with_its_check_digits_is_accepted_with_letters_too(cnpj: str) -> None:
    assert normalize(cnpj.lower()) == cnpj


@given(cpfs | companies, st.data())
def test_one_wrong_check_digit_is_refused(document: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([-2, -1]))
    other = data.draw(st.sampled_from(string.digits.replace(document[place], "")))
    wrong = [*document]
    wrong[place] = other
    with pytest.raises(DomainError):
        normalize("".join(wrong))


@given(st.integers(1, 999_999_999).map(cpf_of))
def test_zeros_that_a_spreadsheet_took_are_put_back(cpf: str) -> None:
    shortened = cpf.removeprefix("0").removeprefix("0")
    if len(set(cpf)) > 1:
        assert normalize(shortened) == cpf


def test_a_cnpj_without_its_first_zero_is_completed() -> None:
    assert normalize("6111758000183") == "06111758000183"


def test_only_bare_digits_are_completed() -> None:
    cpf = cpf_of(1_234_567)
    assert normalize(cpf[2:]) == cpf
    with pytest.raises(DomainError, match="9"):
        normalize(f"{cpf[2:9]}-{cpf[9:]}")


@pytest.mark.parametrize("digit", string.digits)
def test_a_repeated_digit_is_refused_although_its_check_digits_fit(digit: str) -> None:
    with pytest.raises(DomainError, match="repeated"):
        normalize(digit * 11)
    with pytest.raises(DomainError):
        normalize(digit * 14)


@pytest.mark.parametrize(
    ("written", "cause"),
    [
        ("", "missing"),
        (" .-/ ", "missing"),
        ("1234", "has 11 digits"),
        ("529.982.247-26", "check digits"),
        ("529982247-2A", "check digits"),
        ("52998224725x9", "has 11 digits"),
        ("529.982.247-25 e outro", "has 11 digits"),
        ("５２９９８２２４７２５", "only digits"),
        ("١٢٣٤٥٦٧٨٩٠٩", "only digits"),
        ("12ABC34501DEAB", "check digits"),
        ("ABCDEFGHIJKL", "has 11 digits"),
        ("ABCDEFGHIJKLMN", "check digits"),
        ("111.111.111-11", "repeated"),
    ],
)
def test_what_is_no_document_is_refused_with_its_cause(written: str, cause: str) -> None:
    with pytest.raises(DomainError, match=cause) as refused:
        normalize(written)
    assert refused.value.field == "document"


@given(st.text())
def test_any_text_is_either_a_document_or_refused(text: str) -> None:
    try:
        found = normalize(text)
    except DomainError:
        return
    assert normalize(found) == found
