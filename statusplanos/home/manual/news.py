"""*Novidades*: the changelog as a page, and whether a person has seen what is newest."""

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from flask import request

from statusplanos import config
from statusplanos.home.manual import rendering

FILE = config.ROOT / "CHANGELOG.md"
COOKIE = "novidades"


@dataclass(frozen=True)
class Version:
    name: str
    source: str

    @property
    def anchor(self) -> str:
        return rendering.slug(self.name)

    @property
    def mark(self) -> str:
        """Changes with every line that is added."""
        return sha256(f"{self.name}\n{self.source}".encode()).hexdigest()[:12]


@lru_cache(maxsize=1)
def versions() -> tuple[Version, ...]:
    """The versions that have something to tell, the newest first."""
    pieces = re.split(r"^## +(.+)$", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    pairs = zip(pieces[::2], pieces[1::2], strict=True)
    return tuple(Version(name.strip(), text.strip()) for name, text in pairs if text.strip())


def unseen() -> bool:
    """Whether this browser has not opened the page since the newest line was written."""
    newest = versions()[:1]
    return bool(newest) and request.cookies.get(COOKIE) != newest[0].mark
