"""What a chunk's rows mean for RADIUS logins, by the rules of :mod:`statusplanos.radius`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from statusplanos.importing.checking.result import Result
from statusplanos.importing.checking.row import Row
from statusplanos.importing.columns import Column
from statusplanos.importing.loading.compare import Comparing
from statusplanos.lifecycle.imported_plans import Standing, Values
from statusplanos.radius.imported_logins import NewLogin, Stored, by_name, by_subscription
from statusplanos.radius.logins import why_no_login_between
from statusplanos.statuses.models import Status


@dataclass(frozen=True, slots=True)
class PlannedLogin:
    """A login of a subscription that has its id only when it is written."""

    subscription: Values
    username: str
    password: str | None

    def settled(self) -> NewLogin:
        return NewLogin(self.subscription["id"], self.username, self.password)


class LoginPlanner:
    """Plans the logins of one chunk; a name that another plan here has is not taken, with a warning."""

    def __init__(
        self,
        session: Session,
        rows: Sequence[Row],
        here: Mapping[str, Standing],
        *,
        result: Result,
        compare: Comparing,
    ) -> None:
        named = [row for row in rows if row.login]
        self.wanted: list[PlannedLogin] = []
        self.passwords: dict[int, str] = {}
        self._taken = by_name(session, [row.login for row in named if row.login])
        ids = [here[row.code].id for row in named if row.code in here]
        self._stored: Mapping[int, Stored] = by_subscription(session, ids)
        self._result = result
        self._compare = compare

    def enrol(self, row: Row, subscription: Values, plan: Values, status: Status) -> None:
        if row.login and not self._register(row, subscription, plan, status):
            self._result.warn(row.line, Column.LOGIN)

    def meet(self, row: Row, here: Standing, plan: Values, status: Status) -> bool:
        """Whether the row gives a subscription that is here a login, or its login another password."""
        if not row.login:
            return False
        stored = self._stored.get(here.id)
        if stored is not None:
            return self._compare_with(row, stored, status)
        if self._register(row, {"id": here.id}, plan, status):
            return True
        self._result.kept.setdefault(row.line, Column.LOGIN)
        return False

    def _register(self, row: Row, subscription: Values, plan: Values, status: Status) -> bool:
        name, supports = row.login or "", plan["supports_radius"]
        forbidden = why_no_login_between(status, plan["name"], supports_radius=supports)
        if forbidden or name.lower() in self._taken:
            return False
        self.wanted.append(PlannedLogin(subscription, name, row.password))
        return True

    def _compare_with(self, row: Row, stored: Stored, status: Status) -> bool:
        """A login keeps its name; its password follows the file while the status allows changes."""
        name = row.login or ""
        if name.lower() != stored.username.lower():
            self._compare.login(row, stored.id, "username", (stored.username, name), taken=False)
            self._result.kept.setdefault(row.line, Column.LOGIN)
            return False
        if row.password is None or stored.has_password(row.password):
            return False
        taken = status.allows_changes
        self._compare.login(row, stored.id, "password_encrypted", ("••••••••", "••••••••"), taken=taken)
        if taken:
            self.passwords[stored.id] = row.password
        else:
            self._result.kept.setdefault(row.line, Column.PASSWORD)
        return taken
