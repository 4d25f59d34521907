"""An SMS's length, as operators charge for it."""

from collections.abc import Iterable

from statusplanos.channels.kind import Length

GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_EXTENDED = frozenset("\f^{}\\[~]|€")


def sms_length(text: str) -> Length:
    culprits = "".join(dict.fromkeys(letter for letter in text if letter not in GSM | GSM_EXTENDED))
    if culprits:
        widths, alone, joined = [1 + (ord(letter) > 0xFFFF) for letter in text], 70, 67
    else:
        widths, alone, joined = [1 + (letter in GSM_EXTENDED) for letter in text], 160, 153
    size = sum(widths)
    if size <= alone:
        return Length(size, 1, alone, culprits)
    return Length(size, _parts(widths, joined), joined, culprits)


def _parts(widths: Iterable[int], room: int) -> int:
    """A letter that takes two units never lies across two parts."""
    parts, used = 1, 0
    for width in widths:
        if used + width > room:
            parts, used = parts + 1, 0
        used += width
    return parts
