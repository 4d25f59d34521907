"""Configuration values read from text. Each parser raises ``ValueError`` for what it does not accept."""

import re
from datetime import time, timedelta
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cryptography.fernet import Fernet

_HOST = re.compile(r"(?!-)[A-Za-z0-9.-]{1,253}(?<!-)|\[?[0-9A-Fa-f:.]+(%\w+)?\]?")
_WORDS = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}


def between(low: int, high: int, text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text) or not low <= int(text) <= high:
        raise ValueError
    return int(text)


def port(text: str) -> int:
    return between(1, 65535, text)


def proxies(text: str) -> int:
    return between(0, 10, text)


def minutes(text: str) -> timedelta:
    return timedelta(minutes=between(1, 1440, text))


def hours(text: str) -> timedelta:
    return timedelta(hours=between(1, 168, text))


def yes_or_no(text: str) -> bool:
    try:
        return _WORDS[text.lower()]
    except KeyError:
        raise ValueError from None


def zone_name(text: str) -> str:
    """An IANA zone. A folder of zones ("America") opens as one on some systems, hence ``OSError``."""
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, OSError):
        raise ValueError from None


def hour(text: str) -> time:
    if not re.fullmatch(r"\d{2}:\d{2}", text):
        raise ValueError
    return time.fromisoformat(text)


def host(text: str) -> str:
    if not _HOST.fullmatch(text):
        raise ValueError
    return text


def folder(text: str) -> Path:
    return Path(text).expanduser().absolute()


def base_url(text: str) -> str:
    """The address people type: scheme, host and port, nothing behind them."""
    parts = urlsplit(text)
    root_only = parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username)
    if parts.scheme not in ("http", "https") or not parts.hostname or not root_only:
        raise ValueError
    if parts.port is not None:
        port(str(parts.port))
    return f"{parts.scheme}://{parts.netloc}"


def database_url(text: str) -> str:
    """PostgreSQL through psycopg, or an SQLite file (made absolute). One in memory would be a different
    database in each process."""
    scheme, separator, rest = text.partition("://")
    if separator and rest and scheme in ("postgres", "postgresql", "postgresql+psycopg"):
        return f"postgresql+psycopg://{rest}"
    name = rest.removeprefix("/")
    if scheme != "sqlite" or not rest.startswith("/") or not name or name.startswith((":memory:", "file:")):
        raise ValueError
    return f"sqlite:///{Path(name).absolute()}"


def redis_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("redis", "rediss", "unix") or not (parts.hostname or parts.path):
        raise ValueError
    return text


def secret_key(text: str) -> str:
    if len(text) < 16:
        raise ValueError
    return text


def encryption_keys(text: str) -> list[str]:
    keys = re.split(r"[\s,]+", text.strip(" \t\r\n,"))
    for key in keys:
        Fernet(key)
    return keys


def gateways(text: str) -> list[str]:
    return [_gateway(entry) for entry in re.split(r"[\s,]+", text.strip(" ,")) if entry]


def _gateway(entry: str) -> str:
    """A network ("10.0.0.0/8"), or a host with or without a port."""
    if "/" in entry:
        return str(ip_network(entry))
    parts = urlsplit(f"//{entry}")
    if not parts.hostname or parts.username or not _HOST.fullmatch(parts.hostname):
        raise ValueError
    if parts.port is not None:
        port(str(parts.port))
    return entry.lower()
