"""Whether the work goes on by itself: worker, daily run, outbox, and the server that wakes the worker."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from flask_babel import gettext as _
from flask_babel import ngettext
from redis.exceptions import RedisError
from sqlalchemy import func, select

from statusplanos import clock, doorbell
from statusplanos.channels import health, quota
from statusplanos.home.late_run_banner import missing_day
from statusplanos.lifecycle.models import DailyRun, RunKind, RunState
from statusplanos.messaging.models import Message
from statusplanos.outbox.rows import WAITING
from statusplanos.running import heartbeat
from statusplanos.settings import company
from statusplanos.system.checks import Finding, Level, Where

SILENT = timedelta(seconds=60)
LONG = timedelta(minutes=15)
RUNS = "lifecycle.runs"


def worker(where: Where) -> Finding:
    """Whether the worker lives: it gives a sign every 15 seconds."""
    beat, name = heartbeat.last_beat(where.config["DATA_DIR"]), _("Worker")
    if beat is not None and where.at - beat < SILENT:
        return Finding(name, _("works, last sign at %(time)s", time=f"{clock.local(beat):%H:%M:%S}"))
    advice = _(
        "Nothing is sent and the daily run does not come: start it with `make run` (or `python worker.py` "
        "where web and worker are started apart). Nothing is lost meanwhile."
    )
    value = _("gives no sign")
    if beat is not None:
        value = _("gives no sign since %(time)s", time=f"{clock.local(beat):%d/%m %H:%M}")
    return Finding(name, value, Level.FAILED, advice)


def daily_run(where: Where) -> Iterator[Finding]:
    scheduled = select(DailyRun).where(DailyRun.kind == RunKind.SCHEDULED).order_by(DailyRun.on.desc())
    last = where.session.scalars(scheduled.limit(1)).first()
    late, name, value = missing_day(where.session, at=where.at), _("Last daily run"), _last(last)
    if late is not None:
        advice = _("The run of %(day)s has not come. Look at the worker, above.", day=f"{late:%d/%m}")
        yield Finding(name, value, Level.FAILED, advice, RUNS)
    elif last is not None and last.state == RunState.FAILED:
        advice = _("Open it: it says what stopped it. Run it again when that is solved.")
        yield Finding(name, value, Level.FAILED, advice, RUNS)
    else:
        yield Finding(name, value, Level.FACT if last is None else Level.OK)
    yield _next(last, where.at)


def _last(last: DailyRun | None) -> str:
    if last is None:
        return str(_("none yet"))
    words = {
        RunState.RUNNING: _("at work since %(time)s", time=_time(last.started_at)),
        RunState.FAILED: _("ended with an error"),
        RunState.DONE: _("done at %(time)s", time=_time(last.finished_at or last.started_at)),
    }
    return f"{last.on:%d/%m/%Y}, {words[last.state]}"


def _next(last: DailyRun | None, at: datetime) -> Finding:
    own, local = company.current(), clock.local(at)
    day = local.date()
    if last is not None and last.on >= day:
        day += timedelta(days=1)
    soon = day == local.date() and local.time() >= own.hour
    value = str(_("now") if soon else f"{day:%d/%m/%Y} {own.daily_at}")
    if own.routine_released:
        return Finding(_("Next daily run"), value, Level.FACT)
    watching = _("%(when)s, only watching", when=value)
    advice = _("It only lists and moves nobody. Look at its list under Rotina diária and release it.")
    return Finding(_("Next daily run"), watching, Level.WARNING, advice, RUNS)


def outbox(where: Where) -> Iterator[Finding]:
    due = (Message.state.in_(WAITING), Message.next_attempt_at <= where.at)
    counted = select(func.count(), func.min(Message.next_attempt_at)).where(*due)
    count, oldest = where.session.execute(counted).one()
    yield _due(count, oldest, where.at) if oldest else Finding(_("Messages due"), _("none waits"))
    yield from _senders(where)


def _due(count: int, oldest: datetime, at: datetime) -> Finding:
    value = ngettext("%(num)d waits", "%(num)d wait", count)
    since = _("the oldest since %(time)s", time=f"{clock.local(oldest):%d/%m %H:%M}")
    shown = f"{value}, {since}"
    if at - oldest <= LONG:
        return Finding(_("Messages due"), shown)
    advice = _("Look at the worker and at the senders: one may be paused or at its limit.")
    return Finding(_("Messages due"), shown, Level.WARNING, advice, "messaging.index")


def _senders(where: Where) -> Iterator[Finding]:
    """Senders that send nothing now: their server fails, or their limit is reached."""
    if paused := len(health.paused(where.session)):
        value = ngettext("%(num)d is paused", "%(num)d are paused", paused)
        advice = _("Its server has failed several times in a row. Open it: it says what the server answered.")
        yield Finding(_("Senders"), str(value), Level.WARNING, advice, "senders.index")
    for full in quota.reached(where.session, at=where.at):
        value = _("%(name)s: limit reached, goes on at %(time)s", name=full.name, time=_time(full.until))
        yield Finding(_("Senders"), value, Level.FACT)


def _time(at: datetime) -> str:
    return f"{clock.local(at):%H:%M}"


def bell(where: Where) -> Iterator[Finding]:
    """The server that wakes the worker. It is asked once and given a moment to answer."""
    embedded = where.config["EMBEDDED_REDIS"]
    kind = _("embedded") if embedded else _("external (REDIS_URL)")
    try:
        server = doorbell.server()
        about = server.info("server")
        lengths = {queue: int(server.llen(f"rq:queue:{queue}")) for queue in doorbell.QUEUES.values()}
    except (RedisError, OSError):
        advice = _(
            "The worker waits for it, and nothing is lost: work goes on when it is back. The embedded one "
            "starts with `make run`."
        )
        yield Finding("Valkey", _("%(kind)s, does not answer", kind=kind), Level.FAILED, advice)
        return
    version = about.get("valkey_version") or about.get("redis_version", "?")
    yield Finding("Valkey" if "valkey_version" in about else "Redis", f"{version}, {kind}")
    shown = ", ".join(f"{queue} {length}" for queue, length in lengths.items())
    yield Finding(_("Jobs in the queue"), shown, Level.FACT)
