"""Where the data lies: disk, database, migrations, triggers, keys, copies."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select, text

from statusplanos import crypto
from statusplanos.channels.email.models import EmailSender
from statusplanos.channels.sms.models import SmsSender
from statusplanos.history.record import guard
from statusplanos.home import installation
from statusplanos.system.checks import Finding, Level, Where

GIB = 1024**3
LITTLE, TOO_LITTLE = 2 * GIB, GIB // 4
KEY_FILES = ("secret-key", "encryption-keys")


def disk(where: Where) -> Finding:
    usage = shutil.disk_usage(where.config["DATA_DIR"])
    value = _("%(free)s free of %(total)s", free=size(usage.free), total=size(usage.total))
    name, advice = _("Disk"), _("Make room, or move the data folder: a full disk stops every saving.")
    if usage.free < TOO_LITTLE:
        return Finding(name, value, Level.FAILED, advice)
    if usage.free < LITTLE:
        return Finding(name, value, Level.WARNING, advice)
    return Finding(name, value)


def data_folder(where: Where) -> Finding:
    return Finding(_("Data folder"), str(where.config["DATA_DIR"]), Level.FACT)


def database_size(where: Where) -> Finding:
    url = where.session.connection().engine.url
    if url.get_backend_name() == "sqlite":
        main = Path(str(url.database))
        files = [main, main.with_name(f"{main.name}-wal")]
        total = sum(file.stat().st_size for file in files if file.exists())
    else:
        total = where.session.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
    return Finding(_("Database"), size(total), Level.FACT)


def migrations(where: Where) -> Finding:
    now, wanted = installation.current_revision(), installation.head_revision()
    if now == wanted:
        return Finding(_("Migrations"), _("up to date (%(revision)s)", revision=now))
    advice = _("Stop the program, run `flask --app app upgrade` and start it again.")
    value = _("%(now)s instead of %(wanted)s", now=now or "-", wanted=wanted)
    return Finding(_("Migrations"), value, Level.FAILED, advice)


def triggers(where: Where) -> Finding:
    missing = guard.missing_triggers(where.session.connection())
    name = _("Protection of the history")
    if not missing:
        return Finding(name, _("in place"))
    value = ngettext("%(num)d trigger is missing", "%(num)d triggers are missing", len(missing))
    advice = _(
        "Without them the history can be altered unseen. Restore the database from a copy, then run "
        "`flask --app app verify-history`."
    )
    return Finding(name, str(value), Level.FAILED, advice)


def keys(where: Where) -> Finding:
    """Whether the present keys open what is stored under them."""
    stored = [
        *where.session.execute(select(EmailSender.name, EmailSender.password_encrypted)),
        *where.session.execute(select(SmsSender.name, SmsSender.secret_encrypted)),
    ]
    shut = [name for name, token in stored if token and not _opens(token)]
    name = _("Encryption keys")
    if shut:
        advice = _("Restore the keys from a copy, or type these senders' passwords again.")
        value = _("do not open the password of %(names)s", names=", ".join(shut[:5]))
        return Finding(name, value, Level.FAILED, advice)
    number = len(where.config["ENCRYPTION_KEYS"])
    return Finding(name, str(ngettext("%(num)d key, opens all", "%(num)d keys, open all", number)))


def key_files(where: Where) -> Iterator[Finding]:
    """Whether others on the machine can read the keys, which open every secret that is stored."""
    folder = Path(where.config["DATA_DIR"])
    readable = [name for name in KEY_FILES if _is_readable_by_others(folder / name)]
    if readable:
        value = _("others on this computer can read %(names)s", names=", ".join(readable))
        advice = _("Run `chmod 600` on these files, and `chmod 700` on the data folder.")
        yield Finding(_("Key files"), value, Level.WARNING, advice)


def copies(where: Where) -> Finding:
    folder = where.config["DATA_DIR"]
    sqlite = where.session.connection().dialect.name == "sqlite"
    files = _("the folder %(folder)s", folder=folder)
    what = files if sqlite else _("PostgreSQL (pg_dump) and the key files")
    advice = _(
        "Copy %(what)s every day to another computer. Without the key files the senders' passwords in a "
        "copy do not open.",
        what=what,
    )
    return Finding(_("Safety copies"), _("are not made by StatusPlanos itself"), Level.FACT, advice)


def size(number: int) -> str:
    """Bytes as people read them: ``1,5 GB``."""
    units = ("B", "KB", "MB", "GB", "TB")
    value, unit = float(number), 0
    while value >= 1024 and unit < len(units) - 1:
        value, unit = value / 1024, unit + 1
    shown = f"{value:.0f}" if unit == 0 or value >= 100 else f"{value:.1f}"
    return f"{shown.replace('.', ',')} {units[unit]}"


def _opens(token: str) -> bool:
    try:
        crypto.decrypt(token)
    except crypto.SecretUnreadable:
        return False
    return True


def _is_readable_by_others(path: Path) -> bool:
    return path.exists() and bool(path.stat().st_mode & 0o044)
