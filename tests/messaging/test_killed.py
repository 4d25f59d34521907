"""Whole processes, killed or stopped in the middle of a delivery. The servers keep the ledger."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from statusplanos.config import ROOT
from statusplanos.extensions import db
from tests.conftest import environment
from tests.messaging.servers import answering
from tests.stage import for_processes

pytestmark = pytest.mark.slow
LEASE = 2.0


@pytest.fixture
def deliver(folder: Path) -> Callable[..., subprocess.Popen[str]]:
    """Start ``flask deliver`` on the test's data folder."""

    def start() -> subprocess.Popen[str]:
        # Everything the test holds is let go: from here on there are only processes.
        db.session.rollback()
        command = [sys.executable, "-m", "flask", "--app", "app", "deliver", "--json", "--lease", str(LEASE)]
        variables = {
            "PATH": os.environ["PATH"],
            **for_processes(),
            **environment(folder, STATUSPLANOS_GATEWAY_ALLOW="127.0.0.1"),
        }
        return subprocess.Popen(
            command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    return start


def finished(process: subprocess.Popen[str]) -> dict[str, int]:
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return dict(json.loads(out))


def rows(folder: Path) -> list[tuple[str, str, str, int]]:
    """Read without any of the product's code."""
    with sqlite3.connect(folder / "statusplanos.db") as connection:
        return connection.execute("SELECT recipient, state, message_id, attempts FROM message").fetchall()


def whole_rows(folder: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "statusplanos.db") as connection:
        return connection.execute("SELECT * FROM message ORDER BY id").fetchall()


@pytest.fixture
def queued(session, mail_from, sms_from, tells, smtp, gateway_port, a_customer, a_subscription):
    def post(count: int, channel: str) -> None:
        tells("Experimenta", mail_from(smtp) if channel == "email" else sms_from(gateway_port))
        for number in range(count):
            fields = {"email": f"ok{number}@x.test", "mobile": f"+55319{number:08}"}
            a_subscription("Experimenta", customer=a_customer(document=f"{number:011}", **fields))

    return post


def wait_until(process: subprocess.Popen[str], holds: Callable[[], bool], seconds: float = 30) -> None:
    """Until ``holds`` while ``process`` works; otherwise what it said is told."""
    end = time.monotonic() + seconds
    while not holds():
        if process.poll() is not None or time.monotonic() > end:
            process.kill()
            raise AssertionError(f"it did not come to that: {process.communicate()}")
        time.sleep(0.005)


def test_killed_in_the_middle_of_emails_nothing_is_lost_and_a_repeat_can_be_recognised(
    folder, mailbox, queued, deliver
) -> None:
    mailbox.seconds = 0.02
    queued(40, "email")
    chance = random.Random(7)
    for stop_at in (5, 14, 25):
        process = deliver()
        wait_until(process, lambda stop_at=stop_at: len(mailbox.letters) >= stop_at)
        time.sleep(chance.uniform(0, 0.03))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        time.sleep(LEASE + 0.1)
    finished(deliver())
    found = rows(folder)
    assert {state for _, state, _, _ in found} == {"sent"}
    accepted = Counter((str(letter["To"]), str(letter["Message-ID"])) for letter in mailbox.letters)
    assert set(accepted) == {(recipient, number) for recipient, _, number, _ in found}
    assert len(accepted) == 40
    assert sum(accepted.values()) <= 40 + 3


def test_killed_in_the_middle_of_texts_none_is_sent_twice_and_the_doubtful_are_named(
    folder, gateway, queued, deliver
) -> None:
    def slowly(handler) -> None:
        time.sleep(0.02)
        answering(b'{"status": "ok", "id": "g"}')(handler)

    gateway.answer = slowly
    queued(30, "sms")
    for stop_at in (6, 15):
        process = deliver()
        wait_until(process, lambda stop_at=stop_at: len(gateway.texts) >= stop_at)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        time.sleep(LEASE + 0.1)
    finished(deliver())
    handed_over = Counter(text["to"] for text in gateway.texts)
    states = {recipient: state for recipient, state, _, _ in rows(folder)}
    assert max(handed_over.values()) == 1
    assert set(states.values()) == {"sent", "unknown"}
    assert [n for n, state in states.items() if state == "sent" and n not in handed_over] == []
    assert len([state for state in states.values() if state == "unknown"]) <= 2


def test_stopped_past_its_lease_a_process_comes_too_late(folder, mailbox, queued, deliver) -> None:
    mailbox.seconds = 1
    queued(3, "email")
    process = deliver()
    wait_until(process, lambda: mailbox.begun == 2)  # it waits for the server's word, and writes nothing down
    process.send_signal(signal.SIGSTOP)
    time.sleep(LEASE + 0.2)
    mailbox.seconds = 0
    finished(deliver())
    before = whole_rows(folder)
    process.send_signal(signal.SIGCONT)
    finished(process)
    assert whole_rows(folder) == before
    assert [state for _, state, _, _ in rows(folder)] == ["sent"] * 3
    identities = {(str(letter["To"]), str(letter["Message-ID"])) for letter in mailbox.letters}
    assert len(identities) == 3


def test_asked_to_end_a_process_puts_back_what_it_has_not_begun(folder, mailbox, queued, deliver) -> None:
    mailbox.seconds = 0.1
    queued(30, "email")
    process = deliver()
    wait_until(process, lambda: len(mailbox.letters) >= 3)
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    result = finished(process)
    assert time.monotonic() - began < 25
    states = Counter((state, attempts) for _, state, _, attempts in rows(folder))
    assert states == {("sent", 1): result["sent"], ("queued", 0): 30 - result["sent"]}
    assert result["sent"] == len(mailbox.letters) < 30


def test_the_commands_document(folder, queued, mailbox, deliver) -> None:
    queued(2, "email")
    assert finished(deliver()) == {"claimed": 2, "sent": 2, "retry": 0, "failed": 0, "unknown": 0}
    assert finished(deliver()) == {"claimed": 0, "sent": 0, "retry": 0, "failed": 0, "unknown": 0}
