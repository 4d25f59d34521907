"""The texts that staff write: their placeholders."""

from hypothesis import given
from hypothesis import strategies as st

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
