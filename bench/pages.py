"""How long every page takes with very many customers: bench/pages.py [--customers N] [--folder F] [--slow MS]

The base of bench/lists.py, in which one bulk change has moved and told most plans. Each page is asked for
three times, and so is what it offers for itself: orders, groups, filters, the next rows, the search. Printed
are the pages over the limit: the whole answer, the processor's part and the database's (the best of the
rounds, in milliseconds), the statements, and the slowest of them on request.
"""

import html
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent.parent))

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, text

from bench.lists import arguments, opened, plan, signed_in, timed
from statusplanos import clock
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender, MailWay
from statusplanos.customers.models import Subscription
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as, author_of
from statusplanos.lifecycle.bulk import batch, work
from statusplanos.messaging.models import Message
from statusplanos.settings import company
from statusplanos.statuses.models import Notice, Status

ROUNDS = 3
ENTITIES = ("customer", "subscription", "status", "plan", "user")
WORDS = {"slug": "planilhas", "token": "x", "filename": "app.css"}
SEARCHED = ("/clientes", "/mensagens", "/historico/", "/status/", "/status/2/planos", "/planos", "/buscar")
QUERIES = ("silva", "zelia antunes", "c4711", "ninguem", "a")
FILES = re.compile(r"planilha$|\.csv$")


def main() -> None:
    asked = arguments(__doc__)
    asked.add_argument("--slow", type=float, default=150.0, help="the limit, in milliseconds")
    given = asked.parse_args()
    app = opened(given)
    with app.app_context():
        move_and_tell()
    client = signed_in(app)
    measured = [measure(app, client, path) for path in every_page(app, client) if given.only in path]
    for took, line, explained in sorted(measured, reverse=True):
        if took > given.slow:
            print(line)
            if given.explain:
                print(explained)
    print(
        f"{len(measured)} pages, {sum(took > given.slow for took, *_ in measured)} over {given.slow:.0f} ms"
    )


def move_and_tell() -> None:
    """One bulk change of all who are served, with a message to each."""
    session = db.session()
    if session.scalar(select(func.count()).select_from(Message)):
        return
    at, today = clock.now(), clock.today()
    act_as(session, Author("bench", Source.WEB, at))
    to = session.query(Status).filter_by(description="Suspenso por Débito").one()
    mail = EmailSender(name="Bench", address="aviso@exemplo.com.br", way=MailWay.FOLDER, is_default=True)
    notice = to.notice(Channel.EMAIL) or Notice(channel=Channel.EMAIL, status=to)
    notice.enabled, notice.email_sender = True, mail
    session.add_all([mail, notice])
    company.current().routine_released = True
    session.commit()
    served = select(Subscription.id).join(Status, Status.id == Subscription.status_id)
    chosen = served.where(Status.description == "Serviço Habilitado")
    found = batch.choose(session, chosen, by=author_of(session), at=at, chosen_by={})
    terms = {"effective_on": today, "until": None, "reason": "bench", "notify": True, "today": today}
    batch.foresee(session, found, to=to, **terms)
    batch.confirm(session, found, revision=1, by=author_of(session), at=at, today=today)
    session.commit()
    begun = time.perf_counter()
    work.run_waiting(session, at=at)
    print(f"bulk change: {time.perf_counter() - begun:.0f} s")
    session.execute(text("ANALYZE"))
    session.commit()


def every_page(app: Flask, client: FlaskClient) -> list[str]:
    """The pages of the url map, and what each of them offers for itself."""
    found = dict.fromkeys(addresses(app))
    for path in list(found):
        for offered in offers(client, path):
            found.setdefault(offered)
    for path in SEARCHED:
        found.update(dict.fromkeys(f"{path}?q={words.replace(' ', '+')}" for words in QUERIES))
    return list(found)


def addresses(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or FILES.search(rule.rule):
            continue
        numbered = re.sub(r"<int:[^>]*>", "1", rule.rule)
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda part: WORDS.get(part.group(1), part.group(0)), numbered)
        yield from ([path.replace("<entity>", each) for each in ENTITIES] if "<entity>" in path else [path])


def offers(client: FlaskClient, path: str) -> set[str]:
    """The addresses in a page that are the page itself with arguments."""
    answer = client.get(path)
    if answer.status_code != 200 or answer.mimetype != "text/html":
        return set()
    links = map(html.unescape, re.findall(r'(?:href|hx-get)="([^"#]+)"', answer.text))
    return {link for link in links if urlsplit(link).query and urlsplit(link).path == path}


def measure(app: Flask, client: FlaskClient, path: str) -> tuple[float, str, str]:
    client.get(path)
    times, works, databases, slowest, counts = [], [], [], (0.0, "", ()), []
    for _ in range(ROUNDS):
        with timed(app) as statements:
            begun, busy = time.perf_counter(), time.process_time()
            answer = client.get(path)
            times.append((time.perf_counter() - begun) * 1000)
            works.append((time.process_time() - busy) * 1000)
        assert answer.status_code < 500, path
        databases.append(sum(took for took, _sql, _values in statements))
        counts.append(len(statements))
        slowest = max([slowest, *statements], key=lambda one: one[0])
    took, *others = [min(each) for each in (times, works, databases)]
    figures = f"{took:8.0f}{others[0]:8.0f}{others[1]:8.0f}{counts[-1]:5}  {answer.status_code} {path}"
    return took, figures, "\n".join(explain(app, *slowest)) if took > 50 else ""


def explain(app: Flask, took: float, sql: str, values: object) -> Iterator[str]:
    yield f"      {took:.0f}: {' '.join(sql.split())[:900]} {str(values)[:200]}"
    yield from (f"        {line}" for line in plan(app, sql, values))


if __name__ == "__main__":
    main()
