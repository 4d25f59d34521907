"""The texts that staff write: placeholders and the length of an SMS, against a slow model."""

import math

from hypothesis import given
from hypothesis import strategies as st

from statusplanos.channels.sms.length import GSM, GSM_EXTENDED, sms_length
from statusplanos.statuses.texts import PLACEHOLDERS, Piece, fill, pieces, unknown

VALUES = {"nome": "Marina Duarte", "plano": "Super {{nome}} $x", "valor": "R$ 90,00"}


def test_each_placeholder_is_replaced_once() -> None:
    assert fill("{{nome}}: {{plano}}, {{ VALOR }} $5 {x}", {**VALUES, "VALOR": "?"}) == (
        "Marina Duarte: Super {{nome}} $x, ? $5 {x}"
    )


def test_a_value_cannot_bring_a_line_break() -> None:
    assert fill("{{nome}}", {"nome": "Ana\r\nBcc: x@y.z\0"}) == "Ana  Bcc: x@y.z "


def test_unknown_and_unclosed_placeholders_are_named_as_written() -> None:
    text = "{{nome}} {{fone}} {{ plano }} {{nome {{fone}} {{a b}} {{}} }}"
    assert unknown(text, "{{x}}") == ["{{fone}}", "{{nome", "{{a b}}", "{{}}", "{{x}}"]


def test_every_name_of_the_list_is_accepted() -> None:
    assert unknown("".join(f"{{{{{name}}}}}" for name in PLACEHOLDERS)) == []


def test_what_is_filled_is_told_from_what_was_written() -> None:
    assert pieces("Oi {{nome}}, {{foo}}", VALUES) == [
        Piece("Oi "),
        Piece("Marina Duarte", filled=True),
        Piece(", {{foo}}"),
    ]


@given(st.text(), st.dictionaries(st.sampled_from(sorted(PLACEHOLDERS)), st.text()))
def test_any_text_can_be_previewed(text: str, values: dict[str, str]) -> None:
    whole = "".join(piece.text for piece in pieces(text, values))
    if "{{" not in text:
        assert whole == text


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
