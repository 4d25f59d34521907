"""The second factor: a code from an app (TOTP, RFC 6238), and recovery codes for when the app is lost."""

import re
import secrets
from base64 import b32encode
from collections.abc import Sequence
from datetime import datetime
from hmac import compare_digest
from typing import Any

import pyotp
import segno
from flask import current_app
from flask_babel import gettext as _
from markupsafe import Markup
from sqlalchemy import CursorResult, delete, func, select, update

from statusplanos import crypto
from statusplanos.accounts import passwords
from statusplanos.accounts.entry_models import RecoveryCode, SecondFactor
from statusplanos.accounts.models import User
from statusplanos.accounts.sessions import digest
from statusplanos.errors import DomainError
from statusplanos.extensions import db

STEP = 30
"""Seconds that a code stands."""
AROUND = 1
"""So many steps earlier or later a code is taken too: clocks differ, and people type slowly."""
CODES = 10
ISSUER = "StatusPlanos"


def new_secret() -> str:
    return pyotp.random_base32()


def picture(user: User, secret: str) -> Markup:
    """The QR code that an app reads, as an SVG with its own white ground."""
    address = pyotp.TOTP(secret).provisioning_uri(name=user.email, issuer_name=ISSUER)
    drawn = segno.make(address, error="m", micro=False)
    return Markup(drawn.svg_inline(scale=4, light="#fff", svgclass=None, lineclass=None))  # noqa: S704 (ours)


def is_missing(user: User) -> bool:
    """Whether the person's role requires a second factor that is not set up yet."""
    return user.role.requires_second_factor and not user.second_factor


def enrol(user: User, *, secret: str, code: str, at: datetime) -> list[str]:
    """Keep the secret once a code from the app proves that it arrived there. Returns the recovery codes.

    Raises ``DomainError`` for a wrong code, or when there is a second factor already.
    """
    if user.second_factor:
        raise DomainError(_("The second factor is set up already."))
    step = _step(secret, code, at)
    if step is None:
        message = _("This code does not match. Type the one that the app shows now.")
        raise DomainError(message, field="code")
    _forget(user)
    kept = crypto.encrypt(secret)
    db.session.add(SecondFactor(user_id=user.id, secret_encrypted=kept, confirmed_at=at, last_step=step))
    user.second_factor = True
    return _new_codes(user)


def accepts(user: User, typed: str, *, at: datetime) -> bool:
    """Whether ``typed`` is a code of the app, or a recovery code. Either is taken once."""
    text = re.sub(r"[\s-]", "", typed)
    if re.fullmatch(r"[0-9]{6}", text):
        return _takes_code(user, text, at)
    used = delete(RecoveryCode).where(RecoveryCode.user_id == user.id, RecoveryCode.code_hash == _hash(text))
    return _touched(used) == 1


def codes_left(user: User) -> int:
    mine = select(func.count()).select_from(RecoveryCode).where(RecoveryCode.user_id == user.id)
    return db.session.scalar(mine) or 0


def renew_codes(user: User, *, password: str) -> list[str]:
    """New recovery codes; the old ones end. Raises ``DomainError``."""
    _check_password(user, password)
    if not user.second_factor:
        raise DomainError(_("There is no second factor."))
    return _new_codes(user)


def switch_off(user: User, *, password: str) -> None:
    """One's own. Raises ``DomainError``: wrong password, or the role requires it."""
    if user.role.requires_second_factor:
        raise DomainError(_("Your role requires a second factor."))
    _check_password(user, password)
    take_away(user)


def reset(user: User, *, by: User) -> None:
    """Somebody's, who has lost the app: the next sign-in needs the password alone, then sets it up anew."""
    if user is by:
        raise DomainError(_("Your own second factor is changed on “My account”."))
    take_away(user)


def take_away(user: User) -> None:
    _forget(user)
    user.second_factor = False


def _forget(user: User) -> None:
    for model in (SecondFactor, RecoveryCode):
        db.session.execute(delete(model).where(model.user_id == user.id))


def _takes_code(user: User, code: str, at: datetime) -> bool:
    factor = db.session.get(SecondFactor, user.id)
    if factor is None:
        return False
    try:
        secret = crypto.decrypt(factor.secret_encrypted)
    except crypto.SecretUnreadable:
        current_app.logger.error("the second factor of user %s cannot be read: its key is gone", user.id)
        return False
    step = _step(secret, code, at)
    if step is None:
        return False
    fresh = update(SecondFactor).where(SecondFactor.user_id == user.id, SecondFactor.last_step < step)
    return _touched(fresh.values(last_step=step)) == 1


def _step(secret: str, code: str, at: datetime) -> int | None:
    """The step whose code it is, near ``at``."""
    text, now, found = re.sub(r"\s", "", code), int(at.timestamp()) // STEP, None
    for step in range(now - AROUND, now + AROUND + 1):
        if compare_digest(pyotp.TOTP(secret).generate_otp(step).encode(), text.encode()):
            found = step
    return found


def _new_codes(user: User) -> list[str]:
    codes = [_code() for _number in range(CODES)]
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    db.session.add_all(
        RecoveryCode(user_id=user.id, code_hash=_hash(code.replace("-", ""))) for code in codes
    )
    return codes


def _code() -> str:
    """80 random bits, in groups that can be typed."""
    text = b32encode(secrets.token_bytes(10)).decode()
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))


def _hash(code: str) -> str:
    return digest(code.upper())


def _check_password(user: User, password: str) -> None:
    if not passwords.matches(user, password):
        raise DomainError(_("This is not your present password."), field="present")


def _touched(statement: Any) -> int:
    result: CursorResult[Any] = db.session.execute(  # type: ignore[assignment]
        statement, execution_options={"synchronize_session": False}
    )
    return result.rowcount


def grouped(secret: str) -> Sequence[str]:
    """The key in groups of four, as it is typed by hand."""
    return [secret[start : start + 4] for start in range(0, len(secret), 4)]
