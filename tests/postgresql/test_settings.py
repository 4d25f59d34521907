"""What asks PostgreSQL in its own words: the look at the system, the limit per hour, the settings' lock."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.channels import quota
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender, MailWay
from statusplanos.extensions import db
from statusplanos.messaging.delivery import drain
from statusplanos.messaging.delivery.messages import MESSAGES
from statusplanos.messaging.models import Message
from statusplanos.outbox import queue
from statusplanos.outbox.outlet import Route
from statusplanos.outbox.rows import State
from statusplanos.settings import company
from statusplanos.statuses.models import Notice
from statusplanos.system.checks import Level
from statusplanos.system.report import report

pytestmark = pytest.mark.postgres


@pytest.mark.moment("machine")
def test_the_look_at_the_system_breaks_nowhere(app, session):
    found = {one.name: one for one in report(session, app.config, at=clock.now()).findings}
    assert found["PostgreSQL"].value.split(".")[0].isdecimal()
    assert (found["Relógio"].level, found["Proteção do histórico"].level) == (Level.OK, Level.OK)
    assert found["Banco de dados"].value.endswith("MB")
    assert [one for one in found.values() if "não pôde ser verificado" in one.value] == []


def test_a_limit_holds_for_workers_side_by_side(app, session, a_customer, a_subscription, status_named):
    sender = EmailSender(name="Serra", address="a@serra.test", way=MailWay.FOLDER, hourly_limit=2)
    status = status_named("Experimenta")
    notice = status.notice(Channel.EMAIL) or Notice(channel=Channel.EMAIL, status=status)
    notice.enabled, notice.subject, notice.body, notice.email_sender = True, "Oi", "Oi", sender
    session.commit()
    for number in range(4):
        a_subscription("Experimenta", customer=a_customer(document=f"{number:011d}"))
    at, route = clock.now(), Route((Channel.EMAIL, sender.id))
    session.rollback()
    with Session(db.engine) as one, Session(db.engine) as two:
        first = queue.claim(one, MESSAGES, route, at=at, lease=timedelta(minutes=1), size=1)[1]
        one.commit()
        second = queue.claim(two, MESSAGES, route, at=at, lease=timedelta(minutes=1), size=50)[1]
        assert (len(first), len(second)) == (1, 1)
        two.commit()
        assert MESSAGES.routes(one, at=at) == []
        assert [full.limit for full in quota.reached(one, at=at)] == [2]
        one.execute(update(Message).where(Message.state == State.CLAIMED).values(state=State.SENT))
        one.commit()
    assert drain.has_work(session, at=at) is False
    assert drain.has_work(session, at=at + quota.HOUR) is True


def test_settings_are_saved_and_a_lost_update_is_seen(ana, session):
    from_the_page = {"email_footer": "Até logo", "sms_footer": "", "hourly_limit": "9"}
    ana.get("/configuracoes/mensagens")
    assert ana.post("/configuracoes/mensagens", data=from_the_page).status_code == 409
    assert company.current().email_footer == ""
    answer = ana.post("/configuracoes/mensagens", data=from_the_page | {"since": "9" * 18})
    assert answer.status_code == 303
