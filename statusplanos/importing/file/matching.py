"""Which column of a file holds what: found by the columns' names, in any order."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from flask_babel import gettext as _

from statusplanos.errors import DomainError
from statusplanos.folding import fold
from statusplanos.importing.columns import LABELS, REQUIRED, RETURNED, Column
from statusplanos.importing.file.column_synonyms import RANKS

Places = dict[Column, int]
"""Where in a file's header each column stands."""


def match(header: Sequence[str]) -> Places:
    """The position of each known column in ``header``; the best name wins where several would do.

    Raises ``DomainError`` naming the required columns that are missing, or one that stands twice.
    """
    placed = recognise(header)
    check_required(placed, header)
    _refuse_doubles(placed, header)
    return placed


def recognise(header: Sequence[str]) -> Places:
    """As far as names are known. Each column of the file goes to one place only."""
    words = _words(header)
    placed: Places = {}
    for column, ranks in RANKS.items():
        place = _position(words, ranks, placed.values())
        if place is not None:
            placed[column] = place
    return placed


def check_required(placed: Mapping[Column, int], header: Sequence[str]) -> None:
    missing = [column for column in REQUIRED if column not in placed]
    if missing:
        raise _missing(missing, header)


def is_returned(header: Sequence[str]) -> bool:
    """Whether this is a file of refused rows, corrected and sent again."""
    return tuple(plain(name) for name in header[: len(RETURNED)]) == RETURNED


def fingerprint(header: Sequence[str]) -> str:
    """The same for headers that only differ in case, accents or punctuation."""
    return hashlib.sha256("\x1f".join(map(plain, header)).encode()).hexdigest()


def plain(name: str) -> str:
    """``"Nome/Razão  Social*"`` becomes ``"nome razao social"``, ``"dt_ativ"`` ``"dt ativ"``."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(name)).split())


def _words(header: Sequence[str]) -> list[str]:
    words = [plain(name) for name in header]
    if is_returned(header):
        words[: len(RETURNED)] = [""] * len(RETURNED)
    return words


def _position(words: Sequence[str], ranks: Mapping[str, int], taken: Iterable[int]) -> int | None:
    known = [(ranks[word], place) for place, word in enumerate(words) if word in ranks and place not in taken]
    return min(known)[1] if known else None


def _missing(columns: Sequence[Column], header: Sequence[str]) -> DomainError:
    return DomainError(
        _(
            "Columns missing: %(missing)s. The file has: %(present)s. "
            "If letters with accents look wrong here, save it again as CSV UTF-8.",
            missing=", ".join(str(LABELS[column]) for column in columns),
            present=", ".join(name[:40] for name in header[:30]),
        )
    )


def _refuse_doubles(placed: Mapping[Column, int], header: Sequence[str]) -> None:
    words = _words(header)
    for column in REQUIRED:
        if words.count(words[placed[column]]) > 1:
            raise DomainError(
                _(
                    "Two columns are called %(name)s. Leave only the one to be imported.",
                    name=header[placed[column]],
                )
            )
