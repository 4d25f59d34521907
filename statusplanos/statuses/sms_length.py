"""How long an SMS is, and in how many parts it goes out: each part is billed. Pure.

See docs/domain.md, "The length of an SMS".
"""

from collections.abc import Iterable
from dataclasses import dataclass

GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_EXTENDED = frozenset("\f^{}\\[~]|€")


@dataclass(frozen=True)
class SmsLength:
    """How an SMS is billed: ``size`` in units of its alphabet, ``parts`` of at most ``per_part`` units.

    ``culprits`` are the letters outside the GSM alphabet, which more than halve the room.
    """

    size: int
    parts: int
    per_part: int
    culprits: str = ""


def sms_length(text: str) -> SmsLength:
    """``text`` as it goes out, placeholders filled."""
    culprits = "".join(dict.fromkeys(letter for letter in text if letter not in GSM | GSM_EXTENDED))
    if culprits:
        widths, alone, joined = [1 + (ord(letter) > 0xFFFF) for letter in text], 70, 67
    else:
        widths, alone, joined = [1 + (letter in GSM_EXTENDED) for letter in text], 160, 153
    size = sum(widths)
    if size <= alone:
        return SmsLength(size, 1, alone, culprits)
    return SmsLength(size, _parts(widths, joined), joined, culprits)


def _parts(widths: Iterable[int], room: int) -> int:
    """A letter that takes two units never lies across two parts."""
    parts, used = 1, 0
    for width in widths:
        if used + width > room:
            parts, used = parts + 1, 0
        used += width
    return parts
