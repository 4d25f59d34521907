"""The environment variables that an installation knows: the README's table is made from this list.

What staff set in pages is not here; for the time zone and the hour the environment gives a new
installation's first values.
"""

from collections.abc import Callable
from dataclasses import dataclass

from statusplanos import parsing
from statusplanos.terminal import _


@dataclass(frozen=True)
class Setting:
    """One environment variable. ``default`` is text as one would give it; where it is worked out from
    the data folder it is None, and ``default_words`` says what it is."""

    name: str
    key: str
    meaning: str
    parse: Callable[[str], object]
    accepts: str
    default: str | None = None
    default_words: str = ""
    secret: bool = False


SETTINGS = (
    Setting(
        "DATABASE_URL",
        "SQLALCHEMY_DATABASE_URI",
        "Database: an SQLite file (WAL) or PostgreSQL",
        parsing.database_url,
        _("sqlite:////folder/file.db or postgresql://user:password@host/name"),
        default_words="`statusplanos.db` in the data folder",
        secret=True,
    ),
    Setting(
        "REDIS_URL",
        "REDIS_URL",
        "Redis or Valkey that wakes the worker; when given, the embedded server is not started",
        parsing.redis_url,
        _("redis://host:port/0, rediss://… or unix:///path"),
        default_words="the embedded server",
        secret=True,
    ),
    Setting(
        "SECRET_KEY",
        "SECRET_KEY",
        "Signs sessions and links",
        parsing.secret_key,
        _("at least 16 characters"),
        default_words="made on first start, kept in the data folder",
        secret=True,
    ),
    Setting(
        "STATUSPLANOS_DATA_DIR",
        "DATA_DIR",
        "Folder of the database, the keys and uploaded files",
        parsing.folder,
        _("a folder that this user may write to"),
        default_words="`data/`",
    ),
    Setting(
        "STATUSPLANOS_TIMEZONE",
        "TIMEZONE",
        "The company's time zone on a new installation; afterwards the page rules",
        parsing.zone_name,
        _("a name like America/Sao_Paulo"),
        default="America/Sao_Paulo",
    ),
    Setting(
        "STATUSPLANOS_DAILY_AT",
        "DAILY_AT",
        "Local time of the daily run on a new installation; afterwards the page rules",
        parsing.hour,
        _("a time from 00:00 to 23:59"),
        default="08:00",
    ),
    Setting(
        "STATUSPLANOS_HOST",
        "HOST",
        "Address to listen on; 0.0.0.0 opens it to the office's network",
        parsing.host,
        _("an IP address or host name"),
        default="127.0.0.1",
    ),
    Setting(
        "STATUSPLANOS_PORT", "PORT", "Port to listen on", parsing.port, _("a number from 1 to 65535"), "8000"
    ),
    Setting(
        "STATUSPLANOS_BASE_URL",
        "BASE_URL",
        "The address people type; https switches the secure cookie and HSTS on",
        parsing.base_url,
        _("http:// or https:// with a host, an optional port and no path"),
        default_words="`http://` with host and port",
    ),
    Setting(
        "STATUSPLANOS_TRUSTED_PROXIES",
        "TRUSTED_PROXIES",
        "How many proxies in front may say who the visitor is (X-Forwarded-For)",
        parsing.proxies,
        _("a number from 0 to 10"),
        default="0",
    ),
    Setting(
        "STATUSPLANOS_ENCRYPTION_KEYS",
        "ENCRYPTION_KEYS",
        "Keys of the stored passwords, newest first, separated by commas; old ones still open",
        parsing.encryption_keys,
        _("Fernet keys (32 bytes in URL-safe base64), separated by commas"),
        default_words="made on first start, kept in the data folder",
        secret=True,
    ),
    Setting(
        "STATUSPLANOS_GATEWAY_ALLOW",
        "GATEWAY_ALLOW",
        "SMS gateways allowed although they are private addresses or plain http",
        parsing.gateways,
        _("hosts (host or host:port) and networks (10.0.0.0/8), separated by commas"),
        default_words="none",
    ),
    Setting(
        "STATUSPLANOS_SESSION_IDLE_MINUTES",
        "SESSION_IDLE",
        "Minutes without use after which a sign-in ends",
        parsing.minutes,
        _("a number of minutes from 1 to 1440"),
        default="120",
    ),
    Setting(
        "STATUSPLANOS_SESSION_HOURS",
        "SESSION_LIFETIME",
        "Hours after which every sign-in ends",
        parsing.hours,
        _("a number of hours from 1 to 168"),
        default="12",
    ),
    Setting(
        "STATUSPLANOS_DEMO",
        "DEMO",
        "Marks an installation with invented data; `make demo` sets it",
        parsing.yes_or_no,
        _("1 or 0"),
        default="0",
    ),
)
