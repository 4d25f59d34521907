"""The RADIUS logins of an import: by the rules of :mod:`statusplanos.radius.logins`, set-based."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from statusplanos import crypto
from statusplanos.history.record.bulk_statements import reserve_ids
from statusplanos.history.tracking import table_of
from statusplanos.radius.logins import checked_password
from statusplanos.radius.models import RadiusLogin


@dataclass(frozen=True, slots=True)
class Stored:
    """A login as it is kept."""

    id: int
    subscription_id: int
    username: str
    password_encrypted: str

    def has_password(self, plain: str) -> bool:
        try:
            return crypto.decrypt(self.password_encrypted) == plain
        except crypto.SecretUnreadable:
            return False


@dataclass(frozen=True, slots=True)
class NewLogin:
    """One to be registered; without ``password`` one is generated. Names are checked, and free."""

    subscription_id: int
    username: str
    password: str | None


def by_subscription(session: Session, ids: Iterable[int]) -> dict[int, Stored]:
    """The logins of the subscriptions ``ids``."""
    return {each.subscription_id: each for each in _find(session, RadiusLogin.subscription_id, ids)}


def by_name(session: Session, usernames: Iterable[str]) -> dict[str, Stored]:
    """The logins that have one of ``usernames``, by the name in small letters."""
    folded = {name.lower() for name in usernames}
    return {each.username.lower(): each for each in _find(session, RadiusLogin.username_folded, folded)}


def _find(session: Session, column: object, values: Iterable[object]) -> list[Stored]:
    wanted = list(values)
    if not wanted:
        return []
    columns = (
        RadiusLogin.id,
        RadiusLogin.subscription_id,
        RadiusLogin.username,
        RadiusLogin.password_encrypted,
    )
    rows = session.execute(select(*columns).where(column.in_(wanted)))  # type: ignore[attr-defined]
    return [Stored(*row) for row in rows]


def create(session: Session, wanted: Sequence[NewLogin]) -> None:
    """Store them all with one statement."""
    if not wanted:
        return
    numbers = reserve_ids(session, table_of(RadiusLogin), len(wanted))
    secrets = crypto.encrypt_each(checked_password(each.password) for each in wanted)
    rows = [
        {
            "id": number,
            "subscription_id": each.subscription_id,
            "username": each.username,
            "username_folded": each.username.lower(),
            "password_encrypted": secret,
            "shown": 0,
        }
        for each, number, secret in zip(wanted, numbers, secrets, strict=True)
    ]
    session.execute(insert(RadiusLogin), rows)


def change_passwords(session: Session, wanted: Mapping[int, str]) -> None:
    """Another password for the logins whose ids are the keys."""
    if not wanted:
        return
    secrets = crypto.encrypt_each(checked_password(password) for password in wanted.values())
    rows = [{"id": n, "password_encrypted": secret} for n, secret in zip(wanted, secrets, strict=True)]
    session.execute(update(RadiusLogin), rows)
