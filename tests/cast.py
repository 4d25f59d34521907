"""Who acts in tests: **Ana** may do everything, **Beto** may look, **Caio** is not let in."""

from sqlalchemy.orm import Session

from statusplanos import clock
from statusplanos.accounts.models import Role
from statusplanos.accounts.people import users
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.messaging.delivery.staff_letters import STAFF_LETTERS
from statusplanos.outbox.drain import drain

PASSWORD = "uma frase bem comprida"
CAST = (
    ("Ana Nogueira", "ana@exemplo.com.br", "Administrador"),
    ("Beto Lima", "beto@exemplo.com.br", "Somente leitura"),
)


def hire(session: Session) -> None:
    """Give Ana and Beto their accounts."""
    act_as(session, Author("instalação", Source.CLI, clock.now()))
    roles = {role.name: role for role in session.query(Role)}
    for name, email, role in CAST:
        users.create(session, name=name, email=email, role=roles[role], password=PASSWORD)
    session.commit()


def send_letters() -> int:
    """Send the staff's letters that are due. How many were tried."""
    db.session.rollback()
    return drain([STAFF_LETTERS])[STAFF_LETTERS].claimed
