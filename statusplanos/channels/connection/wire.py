"""Connections under one deadline: a server that sends a byte a second gets no more time than any other."""

import io
import socket
import ssl
import time
from collections.abc import Callable
from threading import Thread
from typing import Any

READ_LIMIT = 65_536
"""Bytes that one answer may have."""


class TooLong(OSError):
    """The server's answer does not end."""


class Deadline:
    """A moment by which everything must be over."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left, more than none. Raises ``TimeoutError`` when there are none."""
        seconds = self._until - time.monotonic()
        if seconds <= 0:
            raise TimeoutError("deadline")
        return seconds


class Wire:
    """A socket whose every wait ends at ``deadline``, in the shape that smtplib and http.client expect.

    ``close`` does nothing, since http.client closes while it still reads; ``hang_up`` ends it.
    """

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self.deadline = deadline
        self.budget = READ_LIMIT
        self._sock = sock

    def sendall(self, data: bytes, flags: int = 0) -> None:
        self._sock.settimeout(self.deadline.left())
        self._sock.sendall(data)

    def makefile(self, mode: str = "rb", *_: object, **__: object) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self), 4096)

    def receive(self, buffer: Any) -> int:
        if self.budget <= 0:
            raise TooLong("answer too long")
        self._sock.settimeout(self.deadline.left())
        read = self._sock.recv_into(buffer)
        self.budget -= read
        return read

    def secure(self, context: ssl.SSLContext, host: str) -> None:
        """Go on under TLS; the certificate must be ``host``'s."""
        self._sock.settimeout(self.deadline.left())
        self._sock = context.wrap_socket(self._sock, server_hostname=host)

    def close(self) -> None:
        pass

    def hang_up(self) -> None:
        self._sock.close()


class _Reader(io.RawIOBase):
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._wire.receive(buffer)


def dial(
    host: str, port: int, deadline: Deadline, *, acceptable: Callable[[str], bool] = lambda address: True
) -> Wire:
    """A connection to one of ``host``'s addresses, each judged by ``acceptable`` before it is tried.

    The address judged is the address connected to. Raises ``OSError``, ``PermissionError`` if none passes.
    """
    addresses = [address for address in resolve(host, port, deadline) if acceptable(address[4][0])]
    failure: OSError = PermissionError(host)
    for family, kind, protocol, _, address in addresses:
        sock = socket.socket(family, kind, protocol)
        try:
            sock.settimeout(deadline.left())
            sock.connect(address)
            return Wire(sock, deadline)
        except OSError as error:
            sock.close()
            failure = error
    raise failure


def resolve(host: str, port: int, deadline: Deadline) -> list[Any]:
    """``getaddrinfo`` within the deadline; the system's resolver takes no timeout of its own."""
    found: list[Any] = []
    failed: list[OSError] = []

    def ask() -> None:
        try:
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            failed.append(error if isinstance(error, OSError) else OSError(str(error)))

    thread = Thread(target=ask, name="resolve", daemon=True)
    thread.start()
    thread.join(deadline.left())
    if failed:
        raise failed[0]
    if not found:
        raise TimeoutError("name resolution")
    return found
