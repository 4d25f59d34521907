"""A small installation with something of every kind: each state of a message, of an import, of a run."""

from datetime import date, timedelta
from io import BytesIO
from tempfile import SpooledTemporaryFile

from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.accounts import letters
from statusplanos.accounts.entry_models import Attempt, Outcome
from statusplanos.accounts.models import Role, User
from statusplanos.accounts.people import invitations, users
from statusplanos.accounts.saved import saving
from statusplanos.channels import quota
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender, MailWay
from statusplanos.channels.models import SenderHealth
from statusplanos.channels.sms.models import SmsSender
from statusplanos.customers.models import Customer, Plan, Subscription
from statusplanos.customers.notes import writing
from statusplanos.customers.notes.models import Way
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as, author_of
from statusplanos.importing.columns import Column
from statusplanos.importing.models import ImportRun, ImportState
from statusplanos.importing.upload import uploads, work
from statusplanos.lifecycle import enrolment
from statusplanos.lifecycle.bulk import batch, undo
from statusplanos.lifecycle.bulk import work as bulk_work
from statusplanos.lifecycle.bulk.models import BulkChange, BulkState
from statusplanos.lifecycle.daily import routine
from statusplanos.lifecycle.daily import run as daily
from statusplanos.lifecycle.models import RunKind
from statusplanos.messaging.models import Message
from statusplanos.outbox.rows import State
from statusplanos.radius import logins
from statusplanos.settings import company, logo
from statusplanos.statuses.models import Notice, Status

CUSTOMERS = (
    ("Marina Duarte Alves", "52998224725", "marina@exemplo.com.br", "+5531998765432"),
    ("Caetano Brito", "11144477735", None, "+5531991234567"),
    ("Sociedade Esportiva e Recreativa dos Moradores da Serra do Cipó", "11222333000181", None, None),
)
STATUSES = ("Experimenta", "Serviço Habilitado", "Habilitado Provisoriamente", "Suspenso por Débito")
FILE = "codigo;nome;documento;plano;valor;status;data\n"
GOOD = FILE + "77;Davi Reis;15350946056;Fibra 300;90,00;Experimenta;01/11/2026\n8;;1;Fibra;x;Nada;1\n"
CHANGED = (
    GOOD.replace("Davi Reis", "Davi dos Reis").replace("90,00", "99,90")
    + "9;Eva;15350946057;F;1;Experimenta;1\n"
)


def sow(session: Session) -> str:
    """Fill the database; returns the token of a link with which Beto sets a password."""
    act_as(session, Author("Ana Nogueira", Source.WEB, clock.now(), actor_id=1))
    _tell_by_both_channels(session)
    plans = _subscriptions(session)
    logins.create(session, plans[1], username="caetano.brito")
    writing.write(
        session, plans[0].customer, text="Ligou: sem sinal desde ontem.", way=Way.PHONE, at=clock.now()
    )
    session.flush()  # the next note takes the number after this one
    talk = {"way": Way.WHATSAPP, "at": clock.now(), "subscription": plans[1], "protocol": "OS-7781"}
    writing.write(session, plans[1].customer, text="Combinou visita.\nQuer trocar o roteador.", **talk)
    session.commit()
    _run(session, clock.today())
    _spread_states(session, plans)
    _imports(session)
    _views(session)
    _bulk_changes(session)
    beto = session.query(User).filter_by(name="Beto Lima").one()
    token = invitations.password_token(session, beto, at=clock.now())
    _people(session)
    session.commit()
    return token


def _views(session: Session) -> None:
    ana = session.query(User).filter_by(name="Ana Nogueira").one()
    for page, arguments in (("customers.index", "category=active"), ("messaging.index", "state=failed")):
        view = {"page": page, "arguments": arguments, "user": ana, "at": clock.now()}
        saving.save(session, name="Para hoje", shared=True, **view)
    session.commit()


def _people(session: Session) -> None:
    """A guest whose letter waits, and attempts to enter of every outcome."""
    guest = users.create(
        session, name="Davi Reis", email="davi@exemplo.com.br", role=session.query(Role).all()[1]
    )
    session.flush()
    letters.post(guest, at=clock.now(), asked_by="Ana Nogueira")
    for outcome in Outcome:
        session.add(Attempt(at=clock.now(), outcome=outcome, email="m•••@e•••", address="10.0.0.7", times=3))


def _tell_by_both_channels(session: Session) -> None:
    mail = EmailSender(name="Serra Fibra", address="aviso@serra.test", way=MailWay.FOLDER, is_default=True)
    smtp = EmailSender(name="Financeiro", address="fin@serra.test", host="smtp.serra.test")
    gateway = SmsSender(name="Serra SMS", url="https://sms.serra.test/send", body="{{texto}}")
    session.add_all([mail, smtp, gateway])
    for description in STATUSES:
        status = session.query(Status).filter_by(description=description).one()
        for channel in Channel:
            notice = status.notice(channel) or Notice(channel=channel, status=status)
            by_mail = channel == Channel.EMAIL
            notice.enabled, notice.body = True, "Olá, {{primeiro_nome}}! {{status}}, {{valor}}."
            notice.subject = "{{plano}}: {{status}}" if by_mail else ""
            notice.email_sender, notice.sms_sender = (mail, None) if by_mail else (None, gateway)
    own = company.current()
    own.routine_released, own.hourly_limit, own.sms_footer = True, 200, "Serra Fibra 0800 123"
    own.email_footer = "Serra Fibra Telecom\n0800 123 4567"
    drawn = BytesIO()
    Image.new("RGB", (400, 100), "teal").save(drawn, "PNG")
    logo.put(session, own, sent=drawn.getvalue())
    session.flush()
    reached = {"hour_from": quota.hour_of(clock.now()), "used": 200}
    session.add(SenderHealth(channel=Channel.EMAIL, sender_id=mail.id, failures=0, **reached))


def _subscriptions(session: Session) -> list[Subscription]:
    today = clock.today()
    sold = Plan(name="Plano Super Mais", price_cents=9000)
    session.add_all([sold, Plan(name="Fibra 100", price_cents=7000, archived_at=clock.now())])
    made = []
    for name, document, email, mobile in CUSTOMERS:
        customer = Customer(name=name, document=document, email=email, mobile=mobile, created_at=clock.now())
        for description, age in zip(STATUSES, (4, 9, 90, 40), strict=True):
            status = session.query(Status).filter_by(description=description).one()
            day: date = today - timedelta(days=age)
            made.append(
                enrolment.enrol(
                    session,
                    customer=customer,
                    plan=sold,
                    status=status,
                    on=day,
                    today=day,
                    at=clock.now(),
                )
            )
    retired = Status(description="Arquivado antigo", category=made[0].status.category)
    retired.access, retired.archived_at = made[0].status.access, clock.now()
    session.add(retired)
    return made


def _run(session: Session, on: date) -> None:
    forbidden = session.query(Status).filter_by(description="Experimenta").one()
    forbidden.allows_scheduled_tasks = False  # what is due there is left and listed
    session.commit()
    later = on + timedelta(days=9)
    routine.run_now(session, on=on, kind=RunKind.COMMAND, at=clock.now())
    assert daily.simulate(session, on=later).found
    routine.run_now(session, on=later, kind=RunKind.COMMAND, at=clock.now())


def _spread_states(session: Session, plans: list[Subscription]) -> None:
    """Each state at least once, by whatever message stands there."""
    waiting = session.query(Message).filter_by(state=State.QUEUED).order_by(Message.id)
    for state, message in zip(State, waiting, strict=False):
        message.state, message.attempts = state, 1
        if state is State.CLAIMED:
            message.token, message.lease_until = "t", clock.now() + timedelta(days=1)
        if state is State.SENT:
            message.sent_at, message.sent_subject, message.sent_body = clock.now(), "Olá", "Olá, Marina!"
        if state in (State.FAILED, State.RETRY_WAIT, State.UNKNOWN):
            message.error = "550 caixa postal cheia"
    session.commit()
    assert {message.state for message in session.query(Message)} == set(State)


def _bulk_changes(session: Session) -> None:
    """One being chosen, one to be confirmed, one that waits, one done, its undoing, one stopped."""
    to = session.query(Status).filter_by(description="Suspenso a Pedido").one()
    made = [_choose(session) for _ in range(5)]
    for one in made[1:]:
        terms = {"effective_on": clock.today(), "until": None, "reason": "obra", "notify": True}
        batch.foresee(session, one, to=to, today=clock.today(), **terms)
    by = author_of(session)
    session.commit()
    batch.confirm(session, made[3], revision=1, by=by, at=clock.now(), today=clock.today())
    session.commit()
    bulk_work.run_waiting(session, at=clock.now())
    act_as(session, Author("Ana Nogueira", Source.WEB, clock.now(), actor_id=1))
    by = author_of(session)
    undo.propose_undoing(session, made[3], by=by, at=clock.now(), today=clock.today())
    for one, state in ((made[2], BulkState.WAITING), (made[4], BulkState.STOPPED)):
        one.state, one.confirmed_at = state, clock.now()
        one.lease_until = clock.now() + timedelta(days=1)
    session.commit()
    states = [one.state.value for one in session.query(BulkChange).order_by(BulkChange.id)]
    assert states == ["chosen", "foreseen", "waiting", "done", "stopped", "foreseen"]


def _choose(session: Session) -> BulkChange:
    plans = select(Subscription.id)
    return batch.choose(session, plans, by=author_of(session), at=clock.now(), chosen_by={"q": "a"})


def _imports(session: Session) -> None:
    """One done, one refused as a whole, one discarded, one checked, one waiting, two being prepared."""
    for number in (1, 2, 3, 4):
        received = _receive(session, GOOD if number < 4 else CHANGED)
        _prepare(session, received)
        work.run_waiting(session, stop=lambda: False)
        act_as(session, Author("Ana Nogueira", Source.WEB, clock.now(), actor_id=1))
        run = session.get(ImportRun, received)
        if number == 1:
            uploads.confirm(run, by=author_of(session))
            session.commit()
            work.run_waiting(session, stop=lambda: False)
            act_as(session, Author("Ana Nogueira", Source.WEB, clock.now(), actor_id=1))
        elif number == 2:
            run.state, run.error = ImportState.FAILED, "O arquivo não pôde ser lido."
        elif number == 3:
            run.state = ImportState.DISCARDED
        session.commit()
    _prepare(session, _receive(session, GOOD))
    _receive(session, GOOD.replace("documento", "inscricao"))
    _prepare(session, _receive(session, GOOD.replace("Experimenta", "Em testes")), until="names")
    states = [run.state.value for run in session.query(ImportRun).order_by(ImportRun.id)]
    assert states == ["done", "failed", "discarded", "checked", "uploaded", "draft", "draft"]


def _prepare(session: Session, number: int, until: str = "check") -> None:
    run, by = session.get(ImportRun, number), author_of(session)
    places = {Column(name): place for name, place in run.places.items()}
    uploads.set_columns(session, run, places, by=by)
    if until == "check":
        uploads.set_names(session, run, {}, by=by)
    session.commit()


def _receive(session: Session, content: str) -> int:
    with SpooledTemporaryFile() as file:
        file.write(content.encode())
        file.seek(0)
        with uploads.kept(file) as kept:
            run = uploads.receive(session, kept, file_name="clientes.csv", by=author_of(session))
        session.commit()
        return run.id
