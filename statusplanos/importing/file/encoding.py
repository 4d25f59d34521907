"""Which encoding a file is written in; and what is no text at all. Reads the file once, a piece at a time."""

import codecs
import re
from pathlib import Path

from flask_babel import gettext as _

from statusplanos.errors import DomainError

LARGEST = 40 * 1024 * 1024
"""Bytes that a file may have."""

_PIECE = 1 << 20
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_SPREADSHEETS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_IN_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


def detect(path: Path) -> str:
    """The codec that reads all of ``path``. Raises ``DomainError`` when it is no text of a known encoding."""
    _check_size(path.stat().st_size)
    with path.open("rb") as file:
        start = file.read(8)
    _check_kind(start)
    marked = next((codec for mark, codec in _MARKS.items() if start.startswith(mark)), None)
    if marked is None:
        return _guess(path)
    if not _reads(path, marked):
        raise _unreadable()
    return marked


def _guess(path: Path) -> str:
    """UTF-8 where all of it is; Windows-1252 (and so Latin-1) where it cannot be UTF-8 that broke."""
    if _reads(path, "utf-8"):
        return "utf-8"
    line = _broken_utf8(path)
    if line:
        raise DomainError(
            _("The file is UTF-8 but broken in line %(line)s. Save it again as CSV UTF-8.", line=line)
        )
    if not _reads(path, "cp1252"):
        raise _unreadable()
    return "cp1252"


def _check_size(size: int) -> None:
    if size == 0:
        raise DomainError(_("The file is empty."))
    if size > LARGEST:
        found, most = round(size / 1024 / 1024), LARGEST // 1024 // 1024
        raise DomainError(
            _("The file has %(found)s MB, the most is %(most)s MB. Split it in two.", found=found, most=most)
        )


def _check_kind(start: bytes) -> None:
    if start.startswith(_SPREADSHEETS):
        raise DomainError(
            _("This is a spreadsheet or a compressed file, not CSV. Open it and save it as CSV UTF-8.")
        )
    if start.lstrip().startswith((b"%PDF", b"\x1f\x8b", b"\x89PNG", b"GIF8", b"\xff\xd8\xff")):
        raise _no_text()


def _unreadable() -> DomainError:
    return DomainError(
        _(
            "The file's letters cannot be read: it is neither UTF-8 nor Windows-1252 (Latin-1). "
            "Save it again as CSV UTF-8."
        )
    )


def _no_text() -> DomainError:
    return DomainError(_("The file is not text: it has bytes that no CSV has. Export it again as CSV."))


def _reads(path: Path, codec: str) -> bool:
    """Whether all of the file decodes. Raises ``DomainError`` where it decodes to what is no text."""
    decoder = codecs.getincrementaldecoder(codec)()
    with path.open("rb") as file:
        try:
            while piece := file.read(_PIECE):
                if codec != "utf-16" and b"\0" in piece:
                    raise _no_text()
                _check_text(decoder.decode(piece))
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _check_text(text: str) -> None:
    if "\0" in text or len(_CONTROL.findall(text)) > len(text) // 100 + 8:
        raise _no_text()


def _broken_utf8(path: Path) -> int:
    """The first line that is not UTF-8 in a file most of whose accents are; 0 for other files.

    Such a file would also read as Windows-1252, with all its accents wrong.
    """
    whole = stray = first = 0
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(_PIECE), b""), start=1):
            if line.isascii():
                continue
            rest, found = _IN_UTF8.subn(b"", line)
            broken = len(_BEYOND_ASCII.findall(rest))
            whole, stray = whole + found, stray + broken
            first = first or (number if broken else 0)
    return first if whole > stray else 0
