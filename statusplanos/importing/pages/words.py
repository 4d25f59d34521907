"""How an upload's state, encoding and separator are named on pages."""

from flask_babel import lazy_gettext as _l

from statusplanos.importing.models import ImportState

STATE_WORDS = {
    ImportState.DRAFT: _l("Being prepared"),
    ImportState.UPLOADED: _l("Waiting to be checked"),
    ImportState.CHECKING: _l("Being checked"),
    ImportState.CHECKED: _l("Checked, not imported"),
    ImportState.CONFIRMED: _l("Waiting to be imported"),
    ImportState.IMPORTING: _l("Being imported"),
    ImportState.DONE: _l("Imported"),
    ImportState.FAILED: _l("Not imported"),
    ImportState.DISCARDED: _l("Discarded"),
}
STATE_TONES = {
    ImportState.CHECKED: "amber",
    ImportState.DONE: "green",
    ImportState.FAILED: "red",
}
ENCODING_WORDS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252 (Latin-1)",
}
SEPARATOR_WORDS = {
    ";": _l("separated by semicolons"),
    ",": _l("separated by commas"),
    "\t": _l("separated by tabs"),
    "|": _l("separated by bars"),
}


def describe(encoding: str, separator: str) -> str:
    """``UTF-8, separado por ponto e vírgula``."""
    return f"{ENCODING_WORDS[encoding]}, {SEPARATOR_WORDS[separator]}"
