"""Text on its way into a CSV file that a spreadsheet will open."""

import re

_STARTS = ("=", "+", "-", "@", "\t", "\r")
_PHONE = re.compile(r"\+\d+")


def harmless(text: str) -> str:
    """``text`` so that no spreadsheet takes it for a formula. A phone in E.164 stays as it is."""
    if text.startswith(_STARTS) and not _PHONE.fullmatch(text):
        return f"'{text}"
    return text
