"""The length of an SMS, against a slow model."""

import math

from hypothesis import given
from hypothesis import strategies as st

from statusplanos.channels.sms.length import GSM, GSM_EXTENDED, sms_length


@given(st.text(alphabet=sorted(GSM - {"\r"}), max_size=700))
def test_plain_letters_count_one_each(text: str) -> None:
    expected = 1 if len(text) <= 160 else math.ceil(len(text) / 153)
    assert (sms_length(text).size, sms_length(text).parts) == (len(text), expected)


def model_parts(units: list[int], alone: int, joined: int) -> int:
    """Cut letter by letter, as a phone would put the parts together again."""
    if sum(units) <= alone:
        return 1
    parts: list[list[int]] = [[]]
    for unit in units:
        if sum(parts[-1]) + unit > joined:
            parts.append([])
        parts[-1].append(unit)
    return len(parts)


@given(st.text(alphabet=[*"aé€{}[]~^|\\", *"çú", "😀"], max_size=400))
def test_any_letters_count_as_in_the_model(text: str) -> None:
    found = sms_length(text)
    if all(letter in GSM | GSM_EXTENDED for letter in text):
        units = [2 if letter in GSM_EXTENDED else 1 for letter in text]
        assert (found.parts, found.culprits) == (model_parts(units, 160, 153), "")
    else:
        units = [len(letter.encode("utf-16-le")) // 2 for letter in text]
        assert found.parts == model_parts(units, 70, 67)
    assert found.size == sum(units)


def test_a_letter_outside_the_alphabet_is_named() -> None:
    found = sms_length("Dúvidas? Não há")
    assert (found.culprits, found.per_part, found.parts) == ("úãá", 70, 1)
