"""Environment in, Flask configuration out. The variables themselves are declared in ``environment.py``."""

import secrets
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet

from statusplanos import parsing
from statusplanos.environment import SETTINGS, Setting
from statusplanos.errors import ConfigError
from statusplanos.keyfiles import data_folder, generated, socket_path
from statusplanos.terminal import _

PREFIX = "STATUSPLANOS_"
ROOT = Path(__file__).resolve().parent.parent


def load(environ: Mapping[str, str]) -> dict[str, Any]:
    """The Flask configuration that ``environ`` asks for; an empty value counts as not given.

    Makes the data folder and the keys that are missing. Raises ``ConfigError`` with one sentence for an
    unknown ``STATUSPLANOS_*`` name and for the first value that cannot be used.
    """
    _refuse_unknown(environ)
    values = {setting.key: _value(setting, environ) for setting in SETTINGS}
    values |= _from_data_folder(values)
    values["BASE_URL"] = values["BASE_URL"] or f"http://{_in_url(str(values['HOST']))}:{values['PORT']}"
    values["GATEWAY_ALLOW"] = values["GATEWAY_ALLOW"] or []
    values["VERSION"] = version()
    return values | _engine(str(values["SQLALCHEMY_DATABASE_URI"])) | _cookies(values) | _limiter(values)


def version() -> str:
    """Which StatusPlanos this is: what pyproject.toml says."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def settings_table() -> str:
    """The README's table of settings, in Markdown."""
    rows = [f"| `{each.name}` | {_default_cell(each)} | {each.meaning} |" for each in SETTINGS]
    return "\n".join(["| Variable | Default | Meaning |", "| --- | --- | --- |", *rows])


def secret_names() -> list[str]:
    """The variables that may also be given as ``NAME_FILE``."""
    return [setting.name for setting in SETTINGS if setting.secret]


def _default_cell(setting: Setting) -> str:
    return setting.default_words if setting.default is None else f"`{setting.default}`"


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    known = {setting.name for setting in SETTINGS} | {f"{name}_FILE" for name in secret_names()}
    for name in environ:
        if name.startswith(PREFIX) and name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.8)
            hint = (
                _("did you mean %(name)s?", name=near[0]) if near else _("the README lists those that exist.")
            )
            raise ConfigError(_("Unknown setting %(name)s: %(hint)s", name=name, hint=hint))


def _value(setting: Setting, environ: Mapping[str, str]) -> object:
    text = _text(setting, environ)
    if text is None:
        return None
    try:
        return setting.parse(text)
    except ValueError:
        raise ConfigError(
            _(
                "%(name)s: %(value)s is not accepted; give %(accepted)s.",
                name=setting.name,
                value=_("the value given") if setting.secret else repr(text),
                accepted=setting.accepts,
            )
        ) from None


def _text(setting: Setting, environ: Mapping[str, str]) -> str | None:
    direct = environ.get(setting.name, "").strip()
    path = environ.get(f"{setting.name}_FILE", "").strip() if setting.secret else ""
    if direct and path:
        raise ConfigError(_("%(name)s and %(name)s_FILE are both set; give one of them.", name=setting.name))
    return (_content(setting, path) if path else direct) or setting.default


def _content(setting: Setting, path: str) -> str:
    name = f"{setting.name}_FILE"
    try:
        text = Path(path).read_text().strip()
    except (OSError, UnicodeDecodeError) as error:
        cause = getattr(error, "strerror", None) or _("not text")
        sentence = _("%(name)s: %(path)r cannot be read (%(cause)s).", name=name, path=path, cause=cause)
        raise ConfigError(sentence) from None
    if not text:
        raise ConfigError(
            _(
                "%(name)s: %(path)r is empty; give %(accepted)s.",
                name=name,
                path=path,
                accepted=setting.accepts,
            )
        )
    return text


def _from_data_folder(values: Mapping[str, object]) -> dict[str, object]:
    """What is kept in the data folder unless the environment gave it."""
    folder = data_folder(Path(str(values["DATA_DIR"] or ROOT / "data")))
    database = values["SQLALCHEMY_DATABASE_URI"] or f"sqlite:///{folder / 'statusplanos.db'}"
    return {
        "DATA_DIR": folder,
        "SQLALCHEMY_DATABASE_URI": database,
        "EMBEDDED_REDIS": values["REDIS_URL"] is None,
        "REDIS_URL": values["REDIS_URL"] or f"unix://{socket_path(folder)}",
        "SECRET_KEY": values["SECRET_KEY"] or generated(folder / "secret-key", secrets.token_urlsafe),
        "ENCRYPTION_KEYS": values["ENCRYPTION_KEYS"] or _kept_encryption_keys(folder / "encryption-keys"),
    }


def _kept_encryption_keys(path: Path) -> list[str]:
    try:
        return parsing.encryption_keys(generated(path, lambda: Fernet.generate_key().decode()))
    except ValueError:
        raise ConfigError(_("%(path)s holds no usable key; restore it from a backup.", path=path)) from None


def _in_url(host: str) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104
    return f"[{shown}]" if ":" in shown and not shown.startswith("[") else shown


def _engine(url: str) -> dict[str, object]:
    """A pool for the threads of a process; a connection that PostgreSQL dropped is replaced.

    The one used last is used again, so that few connections keep pages of the database in memory.
    """
    lately = {"pool_use_lifo": True}
    if url.startswith("sqlite"):
        return {"SQLALCHEMY_ENGINE_OPTIONS": {"connect_args": {"timeout": 30}, **lately}}
    arguments = {"connect_timeout": 5, "application_name": "statusplanos"}
    options = {
        "pool_size": 4,
        "max_overflow": 4,
        "pool_pre_ping": True,
        "connect_args": arguments,
        **lately,
    }
    return {"SQLALCHEMY_ENGINE_OPTIONS": options}


def _cookies(values: Mapping[str, object]) -> dict[str, object]:
    """Browsers keep ``__Host-`` cookies only over TLS. A demo on the same machine has a name of its own."""
    secure = str(values["BASE_URL"]).startswith("https://")
    name = "statusplanos-demo" if values["DEMO"] else "statusplanos"
    return {
        "SESSION_COOKIE_NAME": f"__Host-{name}" if secure else name,
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
        "PREFERRED_URL_SCHEME": "https" if secure else "http",
    }


def _limiter(values: Mapping[str, object]) -> dict[str, object]:
    url = str(values["REDIS_URL"])
    return {"RATELIMIT_STORAGE_URI": f"redis+{url}" if url.startswith("unix://") else url}
