"""RADIUS logins: who may have one, under which name, and its password, which is shown on request only."""

import re
import secrets

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from statusplanos import crypto
from statusplanos.customers.models import Subscription
from statusplanos.errors import DomainError
from statusplanos.radius.models import RadiusLogin
from statusplanos.statuses.models import Status

SHORTEST, LONGEST = 8, 64
GENERATED = 12
_USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{2,63}")
_PASSWORD = re.compile(r"[!-~]+")
# Read out on the phone: no letter or digit that is taken for another.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def why_no_login(subscription: Subscription) -> str | None:
    """Why no login can be registered now, in a sentence; ``None`` when it can."""
    status, plan = subscription.status, subscription.plan
    return why_no_login_between(status, plan.name, supports_radius=plan.supports_radius)


def why_no_login_between(status: Status, plan: str, *, supports_radius: bool) -> str | None:
    """Why a plan named ``plan`` in ``status`` can be given no login; ``None`` when it can."""
    if not status.allows_radius_login:
        return _("%(status)s does not allow a RADIUS login to be registered.", status=status.description)
    if not supports_radius:
        return _("%(plan)s has no RADIUS login.", plan=plan)
    return None


def lock(subscription: Subscription) -> str | None:
    """Why the login there is cannot be altered now (*Permitir Alterar*); ``None`` when it can."""
    if subscription.status.allows_changes:
        return None
    return _("%(status)s does not allow changes.", status=subscription.status.description)


def login_of(session: Session, subscription: Subscription) -> RadiusLogin | None:
    return session.scalar(select(RadiusLogin).where(RadiusLogin.subscription_id == subscription.id))


def create(
    session: Session, subscription: Subscription, *, username: str, password: str | None = None
) -> RadiusLogin:
    """Give ``subscription`` its login; without ``password`` one is generated.

    Flushes: only the database knows of a name that was taken a moment ago. Raises :class:`DomainError`.
    """
    if (sentence := why_no_login(subscription)) is not None:
        raise DomainError(sentence)
    if login_of(session, subscription) is not None:
        raise DomainError(_("This plan has a RADIUS login already."))
    name = _checked_name(session, username)
    login = RadiusLogin(
        subscription_id=subscription.id,
        username=name,
        username_folded=name.lower(),
        password_encrypted=crypto.encrypt(checked_password(password)),
        shown=0,
    )
    session.add(login)
    try:
        session.flush()
    except IntegrityError:
        session.rollback()
        raise _taken(name) from None
    return login


def change_password(login: RadiusLogin, *, password: str | None = None) -> None:
    """Another password; without one it is generated. Raises :class:`DomainError` while the status forbids."""
    _refuse_while_locked(login)
    login.password_encrypted = crypto.encrypt(checked_password(password))


def show_password(login: RadiusLogin) -> str:
    """The password in clear. That it was looked at is counted, and so stands in the history."""
    try:
        plain = crypto.decrypt(login.password_encrypted)
    except crypto.SecretUnreadable:
        raise DomainError(
            _("The stored password cannot be read with the present keys. Change it to a new one.")
        ) from None
    login.shown += 1
    return plain


def remove(session: Session, login: RadiusLogin) -> None:
    """Raises :class:`DomainError` while the status forbids changes."""
    _refuse_while_locked(login)
    session.delete(login)


def _refuse_while_locked(login: RadiusLogin) -> None:
    if (sentence := lock(login.subscription)) is not None:
        raise DomainError(sentence)


def username_in(text: str) -> str:
    """The login in ``text``. Raises :class:`DomainError` when it cannot be one."""
    name = text.strip()
    if not _USERNAME.fullmatch(name):
        sentence = _("A login has 3 to 64 letters, digits and . _ - @, and begins with a letter or digit.")
        raise DomainError(sentence, field="username")
    return name


def _checked_name(session: Session, username: str) -> str:
    name = username_in(username)
    if session.scalar(select(RadiusLogin.id).where(RadiusLogin.username_folded == name.lower())):
        raise _taken(name)
    return name


def _taken(name: str) -> DomainError:
    return DomainError(_("The login %(name)s exists already in the network.", name=name), field="username")


def checked_password(password: str | None) -> str:
    """``password`` if routers take it, a generated one for ``None``. Raises :class:`DomainError`."""
    if not password:
        return "".join(secrets.choice(_ALPHABET) for _place in range(GENERATED))
    if not SHORTEST <= len(password) <= LONGEST:
        sentence = _("The password has %(least)s to %(most)s characters.", least=SHORTEST, most=LONGEST)
        raise DomainError(sentence, field="password")
    if not _PASSWORD.fullmatch(password):
        sentence = _("Only letters without accents, digits and punctuation: routers know nothing else.")
        raise DomainError(sentence, field="password")
    return password
