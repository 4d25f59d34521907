"""The company's logo: whatever is sent is read as a picture and written anew as a small PNG.

Nothing of the file itself is kept: no type it claims, no remarks, no place where a photo was taken.
"""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

from flask_babel import gettext as _
from PIL import Image, ImageOps
from sqlalchemy.orm import Session

from statusplanos.errors import DomainError
from statusplanos.settings.models import Company, CompanyLogo

FORMATS = ("PNG", "JPEG", "WEBP")
MOST_BYTES = 1024 * 1024
MOST_PIXELS = 20_000_000
LARGEST = (480, 160)
"""Width and height of what is kept: twice what is shown, for fine screens."""


@dataclass(frozen=True)
class Picture:
    """``name`` is what the company's row says: size and fingerprint (``240x80-1f2e3d4c5b``)."""

    name: str

    @property
    def width(self) -> int:
        return int(self.name.partition("x")[0])

    @property
    def height(self) -> int:
        return int(self.name.partition("x")[2].partition("-")[0])


def of(company: Company) -> Picture | None:
    return Picture(company.logo) if company.logo else None


def content(session: Session) -> bytes | None:
    """The picture as PNG."""
    stored = session.get(CompanyLogo, 1)
    return stored.content if stored else None


def put(session: Session, company: Company, *, sent: bytes) -> None:
    """Take ``sent`` (PNG, JPEG or WebP) as the logo. Raises ``DomainError``."""
    if len(sent) > MOST_BYTES:
        raise DomainError(_("The picture is larger than 1 MB: send a smaller one."), field="logo")
    image = _read(sent)
    drawn = BytesIO()
    image.save(drawn, "PNG", optimize=True)
    session.merge(CompanyLogo(id=1, content=drawn.getvalue()))
    fingerprint = sha256(drawn.getvalue()).hexdigest()[:10]
    company.logo = f"{image.width}x{image.height}-{fingerprint}"


def remove(session: Session, company: Company) -> None:
    stored = session.get(CompanyLogo, 1)
    if stored is not None:
        session.delete(stored)
    company.logo = ""


def _read(sent: bytes) -> Image.Image:
    """The first picture of the file, upright and no larger than kept."""
    try:
        with Image.open(BytesIO(sent), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise ValueError
            image = ImageOps.exif_transpose(opened).convert("RGBA")
    except Exception:  # a broken file makes the decoders raise whatever they meet
        raise DomainError(_("This picture cannot be used: send a PNG, JPEG or WebP file.")) from None
    image.thumbnail(LARGEST)
    image.info.clear()
    return image
