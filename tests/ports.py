"""Ports for the servers of tests."""

import random
import socket
from contextlib import suppress

SERVERS = range(20_000, 32_000)
"""Below those that the system gives to connections: nobody is given one between asking and listening."""


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    for port in random.SystemRandom().sample(SERVERS, 100):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise RuntimeError("no port is free")
