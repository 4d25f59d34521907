"""A mail server and an SMS gateway in a process of their own, which write down what they accept."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.messaging.servers import Gateway, Mailbox, answering, gateway_server, smtp_server

SECONDS = 0.003
"""How long the servers take for each."""


@dataclass(frozen=True)
class Ledger:
    smtp: int
    gateway: int
    file: Path

    def letters(self) -> list[tuple[str, str]]:
        """Recipient and Message-ID of each accepted letter."""
        return [(entry["to"], entry["number"]) for entry in self._entries() if "number" in entry]

    def texts(self) -> list[str]:
        return [entry["to"] for entry in self._entries() if "number" not in entry]

    def forget(self) -> None:
        with self.file.open("r+b") as file:
            file.truncate()

    def _entries(self) -> list[dict[str, str]]:
        return [json.loads(line) for line in self.file.read_text().splitlines()]


@contextmanager
def keeping(file: Path) -> Iterator[Ledger]:
    file.touch()
    server = subprocess.Popen([sys.executable, __file__, str(file)], stdout=subprocess.PIPE, text=True)
    assert server.stdout
    try:
        yield Ledger(**json.loads(server.stdout.readline()), file=file)
    finally:
        server.kill()
        server.wait()
        server.stdout.close()


class Book(list[Any]):
    """A list that is written to a file line by line."""

    def __init__(self, file: IO[str], told: Any) -> None:
        super().__init__()
        self._file, self._told = file, told

    def append(self, one: Any) -> None:
        self._file.write(json.dumps(self._told(one)) + "\n")
        self._file.flush()


def serve(path: Path) -> None:
    with path.open("a") as file:
        letters = Book(file, lambda one: {"to": str(one["To"]), "number": str(one["Message-ID"])})
        texts = Book(file, lambda one: {"to": one["to"]})
        answer = answering(b'{"status": "ok", "id": "g"}')

        def slowly(handler: Any) -> None:
            time.sleep(SECONDS)
            answer(handler)

        mailbox, gateway = Mailbox(letters, seconds=SECONDS), Gateway(slowly, texts)
        with smtp_server(mailbox) as smtp, gateway_server(gateway) as port:
            print(json.dumps({"smtp": smtp, "gateway": port}), flush=True)
            threading.Event().wait()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
