"""Words for what is said on the terminal before there is an application, from the pages' own catalog."""

import gettext as catalogs
from pathlib import Path

_catalog = catalogs.translation(
    "messages", Path(__file__).resolve().parent.parent / "translations", languages=["pt_BR"], fallback=True
)


def _(msgid: str, **values: object) -> str:
    """``msgid`` in the interface's language, its ``%(name)s`` replaced by ``values``."""
    text = _catalog.gettext(msgid)
    return text % values if values else text
