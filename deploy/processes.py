"""Sets the installation up and keeps its processes: web, worker and, unless REDIS_URL is given, Valkey."""

import fcntl
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Thread
from typing import Any

import honcho.manager
from honcho.environ import parse_procfile

from statusplanos.config import ROOT, load
from statusplanos.errors import ConfigError
from statusplanos.terminal import _

READY_SECONDS = 60


class Refused(Exception):
    """The installation cannot start; the sentence says why."""


class Processes(honcho.manager.Manager):  # type: ignore[misc]
    """Honcho's processes, and a word to the user when the pages answer."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        super().__init__()
        self._settings = settings

    def _start(self) -> None:
        super()._start()
        Thread(target=announce, args=(self._settings,), daemon=True).start()


def main() -> int:
    settings = load(os.environ)
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    with alone(Path(settings["DATA_DIR"])):
        refuse_taken_port(settings["HOST"], settings["PORT"])
        flask("upgrade", to=sys.stderr)
        if settings["DEMO"]:
            flask("load-demo")
        manager = Processes(settings)
        for name, line in procfile(embedded_redis=bool(settings["EMBEDDED_REDIS"])).items():
            manager.add_process(name, line, env=dict(os.environ), cwd=str(ROOT))
        manager.loop()
    return 0 if manager.returncode in (130, 143) else int(manager.returncode or 1)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the data folder for as long as the processes run. The lock goes with its holder, however that
    ends."""
    with (folder / "run.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sentence = _(
                "StatusPlanos already runs on the data folder %(folder)s; stop it first.", folder=folder
            )
            raise Refused(sentence) from None
        yield


def refuse_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError as error:
            sentence = _(
                "Port %(port)s of %(host)s cannot be used (%(cause)s); free it or set STATUSPLANOS_PORT.",
                port=port,
                host=host,
                cause=error.strerror,
            )
            raise Refused(sentence) from None


def flask(*arguments: str, to: Any = None) -> None:
    """Run a command of the application; its own words say what went wrong."""
    line = [sys.executable, "-m", "flask", "--app", "app", *arguments]
    if subprocess.run(line, cwd=ROOT, stdout=to, check=False).returncode:
        raise Refused(_("The start stopped because `%(command)s` failed.", command=" ".join(arguments)))


def first_access_link() -> str:
    """The link with which the first account is made; empty once there is one."""
    line = [sys.executable, "-m", "flask", "--app", "app", "first-access-url"]
    done = subprocess.run(line, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def procfile(*, embedded_redis: bool) -> dict[str, str]:
    lines: dict[str, str] = parse_procfile((ROOT / "deploy" / "Procfile").read_text()).processes
    return {name: line for name, line in lines.items() if embedded_redis or name != "valkey"}


def announce(settings: Mapping[str, Any]) -> None:
    """Print the address, and the link for the first account, once the pages answer."""
    link = first_access_link()
    until = time.monotonic() + READY_SECONDS
    while not answers(settings["HOST"], settings["PORT"]):
        if time.monotonic() > until:
            return
        time.sleep(0.1)
    lines = ["", _("StatusPlanos is ready: %(address)s", address=settings["BASE_URL"])]
    if link:
        lines.append(_("Create the first account (this link works once): %(link)s", link=link))
    print("\n".join([*lines, _("Ctrl-C stops it."), ""]), flush=True)


def answers(host: str, port: int) -> bool:
    connection = HTTPConnection({"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port, timeout=5)  # noqa: S104
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (ConfigError, Refused) as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
