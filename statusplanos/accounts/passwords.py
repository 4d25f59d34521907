"""Which passwords are accepted, and how they are kept (argon2id).

Length counts, composition does not: no rule asks for digits or signs. What anybody would try first is
refused: common words with something stuck on, sequences, repetitions, the person's or the company's own name.
"""

import re
import unicodedata
from collections.abc import Iterable

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import Flask, current_app
from flask_babel import gettext as _

from statusplanos.accounts.common_passwords import SEQUENCES, WORDS
from statusplanos.accounts.models import User
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.folding import fold
from statusplanos.history.record.recording import state_reason
from statusplanos.settings.company import name_of_company

SHORTEST = 12
LONGEST = 128
TELLING = 4
"""A word of a name counts as telling from so many letters on."""
LEFTOVER = 5
"""So many characters must remain when what anybody would guess is taken away."""


def init_app(app: Flask) -> None:
    """A hash costs what the library advises. No key of ours goes into it: a lost one would lose everybody's
    password."""
    app.config.setdefault("PASSWORD_HASHER", PasswordHasher())


def normalise(password: str) -> str:
    """The same password typed on different keyboards is the same text (NFKC)."""
    return unicodedata.normalize("NFKC", password)


def keep(user: User, password: str, *, field: str = "password") -> None:
    """Store ``password`` for ``user``. Raises ``DomainError`` beside ``field`` for one that is refused."""
    normal = normalise(password)
    complaint = refused(normal, own=(user.name, user.email, name_of_company()))
    if complaint:
        raise DomainError(complaint, field=field)
    user.password = _hasher().hash(normal)


def matches(user: User | None, password: str) -> bool:
    """Whether it is the person's password. It takes as long for a person who does not exist."""
    normal = _read(password)
    if user is None or user.password is None:
        _hasher().hash(normal)
        return False
    try:
        return _hasher().verify(user.password, normal)
    except (VerificationError, InvalidHashError):  # the second: what is stored is no hash
        return False


def renew(user: User, password: str) -> None:
    """Keep the person's own ``password``, which matched, at today's cost if it is kept at another."""
    if user.password is not None and _hasher().check_needs_rehash(user.password):
        state_reason(db.session(), _("It is the same password, which is now kept more safely."))
        user.password = _hasher().hash(_read(password))


def _read(typed: str) -> str:
    """What is compared; nobody makes us hash a book."""
    return normalise(typed[: LONGEST * 4])


def _hasher() -> PasswordHasher:
    hasher: PasswordHasher = current_app.config["PASSWORD_HASHER"]
    return hasher


def refused(password: str, *, own: Iterable[str] = ()) -> str | None:
    """Why ``password`` is not accepted, or ``None``. ``own`` are names that say too much."""
    if len(password) < SHORTEST:
        return _("Use at least %(number)d characters.", number=SHORTEST)
    if len(password) > LONGEST:
        return _("Use at most %(number)d characters.", number=LONGEST)
    if _is_guessable(_bare(password), _telling(own)):
        return _("This password is too easy to guess. Put together a few words that nobody would expect.")
    return None


def _is_guessable(bare: str, own: set[str]) -> bool:
    rest = _without(bare, own | WORDS)
    rest = re.sub(r"(.{1,4}?)\1{2,}", r"\1", rest)
    rest = _without(rest, SEQUENCES)
    rest = re.sub(r"(19|20)\d\d", "", rest)
    return len(set(rest)) < LEFTOVER


def _without(text: str, parts: Iterable[str]) -> str:
    for part in sorted(parts, key=len, reverse=True):
        text = text.replace(part, "")
    return text


def _telling(names: Iterable[str]) -> set[str]:
    """The names as a whole and their longer words."""
    parts = {part for name in names for part in (name, *re.split(r"[\W_]+", name))}
    return {_bare(part) for part in parts if len(part) >= TELLING}


_LOOKALIKES = str.maketrans("@4310$57!", "aaeiosst" + "i")


def _bare(password: str) -> str:
    """Letters and digits alone, small, without accents, with the usual disguises taken off words."""
    folded = fold(password)
    words = re.sub(r"(?<=[a-z])[@4310$57!]|[@4310$57!](?=[a-z])", _undisguised, folded)
    return re.sub(r"[\W_]", "", words)


def _undisguised(found: re.Match[str]) -> str:
    return found.group().translate(_LOOKALIKES)
