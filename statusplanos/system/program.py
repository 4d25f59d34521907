"""Which program runs here: versions, since when, and how it is reached."""

import platform
from collections.abc import Iterator
from urllib.parse import urlsplit

from flask_babel import gettext as _
from sqlalchemy import text

from statusplanos import clock
from statusplanos.system.checks import Finding, Level, Where

STARTED = clock.now()
"""When this process began, as near as makes no difference: its modules were read."""
_HERE = ("localhost", "127.0.0.1", "::1")


def version(where: Where) -> Iterator[Finding]:
    yield Finding("StatusPlanos", where.config["VERSION"], Level.FACT)
    since = clock.local(STARTED)
    yield Finding(_("Running since"), f"{since:%d/%m/%Y %H:%M}", Level.FACT)
    yield Finding("Python", platform.python_version(), Level.FACT)


def database_version(where: Where) -> Finding:
    if where.session.connection().dialect.name == "sqlite":
        return Finding("SQLite", str(where.session.scalar(text("SELECT sqlite_version()"))), Level.FACT)
    shown = str(where.session.scalar(text("SHOW server_version"))).partition(" ")[0]
    return Finding("PostgreSQL", shown, Level.FACT)


def way_in(where: Where) -> Finding:
    """Whether pages are served over https: plain http shows sign-ins to everybody in the network."""
    address = urlsplit(where.config["BASE_URL"])
    name = _("Address")
    if address.scheme == "https":
        return Finding(name, address.geturl())
    only_here = address.hostname in _HERE and where.config["HOST"] in _HERE
    if only_here:
        value = _("%(address)s, reached from this computer only", address=address.geturl())
        return Finding(name, value, Level.FACT)
    advice = _(
        "Passwords and the session cookie cross the network unencrypted. Put a proxy with TLS before it "
        "and set STATUSPLANOS_BASE_URL to its https:// address."
    )
    return Finding(name, _("%(address)s, plain http", address=address.geturl()), Level.WARNING, advice)


def clocks(where: Where) -> Iterator[Finding]:
    local = clock.local(where.at)
    yield Finding(_("Time zone"), f"{clock.zone().key} ({local:%d/%m/%Y %H:%M})", Level.FACT)
    if where.session.connection().dialect.name == "sqlite":
        return
    theirs = where.session.execute(text("SELECT clock_timestamp()")).scalar_one()
    seconds = abs((theirs - clock.now()).total_seconds())
    value = _("%(seconds)s s apart from the database's", seconds=f"{seconds:.1f}".replace(".", ","))
    advice = _("The two computers disagree about the time: switch on their time synchronisation (NTP).")
    late = seconds > 5
    yield Finding(_("Clock"), value, Level.WARNING if late else Level.OK, advice if late else "")
