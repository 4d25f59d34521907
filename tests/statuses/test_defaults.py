"""What a new installation has."""

import pytest
from sqlalchemy import func, select

from statusplanos.history.models import Change, Operation
from statusplanos.senders.models import Channel
from statusplanos.statuses import defaults, warnings
from statusplanos.statuses.list import exports
from statusplanos.statuses.models import Status
from statusplanos.statuses.sms_length import sms_length
from statusplanos.statuses.texts import unknown

TABLE = """
Aguardando Instalação      | inactive  | não | refused | –   | Experimenta         | sim | sim | sim
Experimenta                | active    | não | full    | 10  | Serviço Habilitado  | sim | sim | sim
Serviço Habilitado         | active    | sim | full    | –   | –                   | sim | sim | sim
Habilitado Provisoriamente | active    | sim | full    | 5   | Suspenso por Débito | não | não | sim
Suspenso por Débito        | inactive  | não | notice  | –   | –                   | não | não | sim
Suspenso a Pedido          | inactive  | não | refused | 120 | Serviço Habilitado  | sim | não | sim
Cancelado                  | cancelled | não | refused | –   | –                   | não | não | não
"""
COLUMNS = [
    "description",
    "category",
    "generates_billing",
    "access",
    "duration_days",
    "next_status",
    "allows_changes",
    "allows_radius_login",
    "allows_scheduled_tasks",
]


def _read(cell: str):
    words = {"sim": True, "não": False, "–": None}
    return int(cell) if cell.isdecimal() else words.get(cell, cell)


def _wanted() -> list[dict]:
    lines = [[_read(cell.strip()) for cell in line.split("|")] for line in TABLE.strip().splitlines()]
    return [dict(zip(COLUMNS, line, strict=True)) for line in lines]


def test_a_new_installation_has_the_seven_statuses(session):
    found = {row["description"]: row for row in exports.statuses(session)}
    shown = [{name: found[row["description"]][name] for name in COLUMNS} for row in _wanted()]
    assert shown == _wanted()
    assert len(found) == 7


def test_only_experimenta_counts_as_a_trial(session):
    assert [row["description"] for row in exports.statuses(session) if row["is_trial"]] == ["Experimenta"]


def test_a_new_installation_has_no_warning(session):
    assert warnings.standing(session) == []


@pytest.mark.parametrize("channel", Channel)
def test_each_has_a_ready_text_switched_off(session, channel):
    for status in session.scalars(select(Status)):
        notice = status.notice(channel)
        assert (notice.enabled, notice.sender) == (False, None)
        assert notice.body
        assert bool(notice.subject) == (channel == Channel.EMAIL)
        assert unknown(notice.subject, notice.body) == []


def test_each_sms_keeps_to_the_letters_that_leave_it_160(session):
    lengths = [sms_length(status.notice(Channel.SMS).body) for status in session.scalars(select(Status))]
    assert [(length.culprits, length.parts) for length in lengths] == [("", 1)] * 7


def test_installing_again_changes_nothing(session):
    before = session.scalar(select(func.count()).select_from(Change))
    defaults.install(session)
    session.commit()
    assert session.scalar(select(func.count()).select_from(Change)) == before


def test_the_history_has_them_under_instalacao(session):
    told = select(Operation.actor, Change.new).join(Operation, Operation.id == Change.operation_id)
    rows = session.execute(told.where(Change.entity == "status", Change.field == "description")).all()
    assert {actor for actor, _ in rows} == {"instalação"}
    assert {name for _, name in rows} == {row["description"] for row in _wanted()}
