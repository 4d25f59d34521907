"""Kills what works, at random moments: bench/faults.py [--kills 200] [--only run|deliver] [--seed N]

So many times ``kill -9`` hits a daily run (three chunks of a thousand plans), and so many times a delivery to
a mail server and an SMS gateway, which keep a ledger of their own. In between and at the end the work is done
again; then plain SQL reconciles the database with what had to happen and with the ledger. Exit code 1 when
something was lost, done twice or cannot be explained. ``--kills 5`` takes less than a minute.
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import app as application
from bench.ledger import Ledger, keeping
from bench.lists import document, written
from statusplanos import clock, crypto
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender, MailSecurity, MailWay
from statusplanos.channels.sms.models import SmsSender
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.home import installation
from statusplanos.statuses.models import Notice, Status

PLANS = 3000
LEASE = 2.0
ROUNDS = 12
"""Kills of one installation; then the next, untouched one is taken."""
ENTERED = "(SELECT id FROM status WHERE description = 'Serviço Habilitado')"
MOVE = "c.entity = 'subscription' AND c.entity_id = s.id AND c.field = 'status_id' AND c.old IS NOT NULL"
FAULTS = {
    "lost or added": f"SELECT 1 FROM (SELECT count(*) AS n FROM subscription) WHERE n <> {PLANS}",
    "not moved once": f"SELECT id FROM subscription WHERE entry_no <> 2 OR status_id <> {ENTERED}",
    "not one change": f"""SELECT s.id FROM subscription s
        WHERE (SELECT count(*) FROM change c WHERE {MOVE}) <> 1""",
    "not one new period": """SELECT s.id FROM subscription s WHERE (SELECT count(*) FROM status_period p
        WHERE p.subscription_id = s.id) <> 2 OR (SELECT count(*) FROM status_period p
        WHERE p.subscription_id = s.id AND p.ended_on IS NULL) <> 1""",
    "not one message a channel": """SELECT s.id FROM subscription s WHERE (SELECT count(DISTINCT channel)
        FROM message m WHERE m.subscription_id = s.id) <> 2 OR (SELECT count(*) FROM message m
        WHERE m.subscription_id = s.id) <> 2""",
    "steps that count wrong": f"""SELECT 1 FROM (SELECT coalesce(sum(count), 0) AS told FROM daily_run_step)
        WHERE told <> {PLANS}""",
}


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--only", choices=["run", "deliver"])
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    chance, folder = random.Random(given.seed), Path(tempfile.mkdtemp(prefix="sp-faults-"))
    os.environ["STATUSPLANOS_GATEWAY_ALLOW"] = "127.0.0.1"
    try:
        with keeping(folder / "ledger") as ledger:
            ready = prepare(folder / "ready", ledger)
            found = [] if given.only == "deliver" else runs(ready, given.kills, chance)
            if given.only != "run":
                found += deliveries(ready, ledger, given.kills, chance)
    finally:
        shutil.rmtree(folder)
    print("\n".join(found) or "nothing was lost, nothing done twice")
    return 1 if found else 0


def prepare(folder: Path, ledger: Ledger) -> Path:
    """An installation with plans that are due today and will be told by e-mail and SMS. Made in a process of
    its own: what is forked later must not share its database."""
    folder.mkdir()
    file = folder / "clientes.csv"
    with file.open("w", encoding="utf-8") as out:
        out.write("Código;Nome;CPF/CNPJ;E-mail;Celular;Plano;Valor Mensal;Status;Data do Status\n")
        since = written(clock.today() - timedelta(days=20))
        out.writelines(
            f"C{number};Cliente {number};{document(100_000_000 + number)};c{number}@x.test;"
            f"(31) 9{90_000_000 + number};Fibra;90,00;Experimenta;{since}\n"
            for number in range(PLANS)
        )
    child = os.fork()
    if not child:
        made = application.create_app({**os.environ, "STATUSPLANOS_DATA_DIR": str(folder)})
        installation.upgrade(made)
        with made.app_context():
            tell_by_both(ledger)
        done = made.test_cli_runner().invoke(args=["import-customers", str(file)])
        os._exit(done.exit_code)
    assert os.waitpid(child, 0)[1] == 0
    return folder


def tell_by_both(ledger: Ledger) -> None:
    session = db.session()
    act_as(session, Author("bench", Source.CLI, clock.now()))
    status = session.query(Status).filter_by(description="Serviço Habilitado").one()
    server = {"host": "127.0.0.1", "port": ledger.smtp, "security": MailSecurity.NONE, "way": MailWay.SMTP}
    gateway = SmsSender(
        name="SMS",
        url=f"http://127.0.0.1:{ledger.gateway}/send",
        headers="Content-Type: application/json",
        body='{"to": "{{telefone}}", "text": "{{texto}}"}',
        success_path="status",
        success_value="ok",
        secret_encrypted=crypto.encrypt("chave"),
    )
    mail = EmailSender(name="Correio", address="aviso@x.test", **server)
    for channel, ways in ((Channel.EMAIL, {"email_sender": mail}), (Channel.SMS, {"sms_sender": gateway})):
        notice = status.notice(channel) or Notice(channel=channel, status=status)
        notice.enabled = True
        for name, sender in ways.items():
            setattr(notice, name, sender)
        session.add(notice)
    session.commit()


def runs(ready: Path, kills: int, chance: random.Random) -> list[str]:
    """Kills a daily run so often; what the reckoning found."""
    found, killed, halfway = [], 0, 0
    span, day = lasts(ready, "run-day"), clock.today().isoformat()
    while killed < kills:
        folder = fresh(ready)
        for _ in range(ROUNDS):
            if killed == kills or not kill(folder, chance.uniform(0, span), "run-day", "--date", day):
                break
            killed += 1
            halfway += 0 < moved(folder) < PLANS
        for _ in range(2):
            assert command(folder, "run-day", "--date", day) == 0
        found += [f"{name}: {count}" for name, count in reckon(folder).items()]
        found += [] if command(folder, "verify-history") == 0 else ["verify-history found differences"]
        print(
            f"daily run: {killed} kills, {halfway} of them between its first and its last chunk", flush=True
        )
    return found


def deliveries(ready: Path, ledger: Ledger, kills: int, chance: random.Random) -> list[str]:
    """Kills a delivery so often; what differs between the ledger and the database."""
    found, killed, double, doubtful = [], 0, 0, 0
    while killed < kills:
        folder = fresh(ready)
        ledger.forget()
        assert command(folder, "run-day", "--date", clock.today().isoformat()) == 0
        before = killed
        while killed < kills and kill(folder, chance.uniform(0, 0.6), "deliver", "--lease", str(LEASE)):
            killed += 1
        while waiting(folder):
            time.sleep(LEASE)
            assert command(folder, "deliver", "--lease", str(LEASE)) == 0
        faults, repeated, unknown = reconcile(folder, ledger, killed - before)
        found, double, doubtful = found + faults, double + repeated, doubtful + unknown
        repeats = f"{double} letters twice with the same number, {doubtful} texts without confirmation"
        print(f"delivery: {killed} kills, {repeats}", flush=True)
    return found


def fresh(ready: Path) -> Path:
    folder = ready.with_name("tried")
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(ready, folder))


def lasts(ready: Path, *line: str) -> float:
    """How long it takes undisturbed, from the moment at which it is given."""
    child, began = given(fresh(ready), *line)
    os.waitpid(child, 0)
    return time.monotonic() - began


def given(folder: Path, *line: str) -> tuple[int, float]:
    """A process that begins with a command at this moment: forked, since starting Python takes longer."""
    ready, tell = os.pipe()
    child = os.fork()
    if not child:
        made = application.create_app({**os.environ, "STATUSPLANOS_DATA_DIR": str(folder)})
        os.write(tell, b".")
        done = made.test_cli_runner().invoke(args=[*line])
        os._exit(done.exit_code)
    os.read(ready, 1)
    os.close(ready)
    os.close(tell)
    return child, time.monotonic()


def command(folder: Path, *line: str) -> int:
    child, _began = given(folder, *line)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def kill(folder: Path, after: float, *line: str) -> bool:
    """Whether the command was still at work when it was killed."""
    child, began = given(folder, *line)
    time.sleep(max(0.0, began + after - time.monotonic()))
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def ask(folder: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(folder / "statusplanos.db", timeout=30)) as connection:
        return connection.execute(query).fetchall()


def moved(folder: Path) -> int:
    return int(ask(folder, "SELECT count(*) FROM subscription WHERE entry_no > 1")[0][0])


def waiting(folder: Path) -> int:
    over = "('sent', 'unknown', 'failed', 'cancelled')"
    return int(ask(folder, f"SELECT count(*) FROM message WHERE state NOT IN {over}")[0][0])


def reckon(folder: Path) -> dict[str, int]:
    found = {name: len(ask(folder, query)) for name, query in FAULTS.items()}
    return {name: count for name, count in found.items() if count}


def reconcile(folder: Path, ledger: Ledger, kills: int) -> tuple[list[str], int, int]:
    """The faults; how many letters came twice with the same number; how many texts lack confirmation."""
    rows = ask(folder, "SELECT channel, recipient, state, message_id FROM message")
    letters = Counter(ledger.letters())
    texts = Counter(ledger.texts())
    expected = {(to, number) for channel, to, state, number in rows if channel == "email"}
    states = {to: state for channel, to, state, _number in rows if channel == "sms"}
    unsent = [to for channel, to, state, _number in rows if channel == "email" and state != "sent"]
    doubtful = [to for to, state in states.items() if state == "unknown"]
    double = sum(letters.values()) - len(letters)
    faults = {
        "letters not sent": unsent,
        "letters lost, or with another number": expected ^ set(letters),
        "more letters twice than kills": [double] if double > kills else [],
        "texts sent twice": [to for to, count in texts.items() if count > 1],
        "texts neither sent nor doubtful": [
            to for to, one in states.items() if one not in ("sent", "unknown")
        ],
        "texts called sent that nobody got": [
            to for to, one in states.items() if one == "sent" and to not in texts
        ],
        "more doubtful texts than kills": doubtful if len(doubtful) > kills else [],
    }
    return [f"{name}: {len(those)}" for name, those in faults.items() if those], double, len(doubtful)


if __name__ == "__main__":
    sys.exit(main())
