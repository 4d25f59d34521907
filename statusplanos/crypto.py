"""Secrets at rest: Fernet tokens under the keys of ``STATUSPLANOS_ENCRYPTION_KEYS``, newest key first."""

from collections.abc import Iterable

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from flask import current_app


class SecretUnreadable(Exception):
    """No configured key opens the stored secret."""


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in current_app.config["ENCRYPTION_KEYS"]])


def encrypt_each(plains: Iterable[str]) -> list[str]:
    """Many at once: the keys are read only once."""
    keys = _keys()
    return [keys.encrypt(plain.encode()).decode() for plain in plains]


def encrypt(plain: str) -> str:
    return _keys().encrypt(plain.encode()).decode()


def decrypt(token: str) -> str:
    """The plain text of ``token``. Raises :class:`SecretUnreadable` when its key is gone."""
    try:
        return _keys().decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise SecretUnreadable from error
