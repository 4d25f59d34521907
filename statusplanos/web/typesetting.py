"""Text in drawings, which does not break by itself: cut into lines by a rough width of its letters."""

from collections.abc import Sequence

_NARROW, _WIDE = set("iljtfrI1.,;:'|!()[] -"), set("mwMW@%—")


def lines_of(text: str, room: int, *, lines: int = 2) -> Sequence[str]:
    """``text`` in at most ``lines`` lines of about ``room`` pixels; what does not fit ends in "…"."""
    set_lines = [""]
    for word in text.split():
        longer = f"{set_lines[-1]} {word}".strip()
        if set_lines[-1] and width_of(longer) > room:
            set_lines.append(word)
        else:
            set_lines[-1] = longer
    kept, rest = set_lines[:lines], set_lines[lines:]
    if rest:
        kept[-1] += "…"
    return [_shortened(line, room) for line in kept]


def width_of(text: str) -> float:
    """Roughly, in 13 px semi-bold; rather too much than too little."""
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> float:
    if letter in _NARROW:
        return 4.4
    if letter in _WIDE:
        return 11.4
    return 9.0 if letter.isupper() else 7.4


def _shortened(line: str, room: int) -> str:
    if width_of(line) <= room + 8:
        return line
    while line and width_of(line) > room:
        line = line.removesuffix("…")[:-1] + "…" if len(line) > 1 else ""
    return line
