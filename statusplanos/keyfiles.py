"""The files an installation makes for itself: its data folder, its generated keys, its socket's folder."""

import os
import stat
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from statusplanos.errors import ConfigError
from statusplanos.terminal import _

SOCKET_PATH_LIMIT = 107
"""Bytes in a unix socket's path; the server refuses longer ones."""


def data_folder(folder: Path) -> Path:
    """Make the data folder if it is missing. Raises ``ConfigError`` where nothing can be written."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        raise ConfigError(
            _(
                "STATUSPLANOS_DATA_DIR: %(folder)r cannot be written to (%(cause)s); give another folder.",
                folder=str(folder),
                cause=error.strerror,
            )
        ) from error


def generated(path: Path, make: Callable[[], str]) -> str:
    """The text kept in ``path``, made on first use. Of several that start at once, one wins and the
    others read its text: the file appears under its name only when it is whole."""
    try:
        if not path.exists():
            _put_once(path, make())
    except OSError as error:
        raise ConfigError(
            _("%(path)s cannot be written (%(cause)s).", path=path, cause=error.strerror)
        ) from error
    try:
        text = path.read_text().strip()
    except OSError as error:
        raise ConfigError(
            _("%(path)s cannot be read (%(cause)s).", path=path, cause=error.strerror)
        ) from error
    if not text:
        raise ConfigError(
            _("%(path)s is empty; restore it from a backup, or delete it to have a new one made.", path=path)
        )
    return text


def _put_once(path: Path, text: str) -> None:
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(f"{text}\n")
            file.flush()
            os.fsync(descriptor)
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)


def socket_path(data_dir: Path) -> Path:
    """Where the embedded server listens: in the data folder, or, where that path would be too long, in a
    private folder of the system's temporary one that is the same for every process of this data folder."""
    path = data_dir / "run" / "valkey.sock"
    if len(os.fsencode(path)) > SOCKET_PATH_LIMIT:
        mark = sha256(os.fsencode(data_dir)).hexdigest()[:12]
        path = Path(tempfile.gettempdir()) / f"statusplanos-{os.getuid()}-{mark}" / "valkey.sock"
    _private(path.parent)
    return path


def _private(folder: Path) -> None:
    """Make ``folder`` for this user alone; one that somebody else put there is refused."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError as error:
        raise ConfigError(
            _("The folder %(folder)s cannot be made (%(cause)s).", folder=folder, cause=error.strerror)
        ) from error
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise ConfigError(
            _("The folder %(folder)s belongs to somebody else; remove it or set REDIS_URL.", folder=folder)
        )
