"""*Desfazer*, from the toast and from the plan's page."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.lifecycle import undo
from statusplanos.lifecycle.blueprint import blueprint
from statusplanos.lifecycle.models import Move
from statusplanos.messaging.posting.withdrawal import Withdrawal
from statusplanos.web.htmx import redirect, toast
from statusplanos.web.permissions import needs


@blueprint.post("/mudancas/<int:id>/desfazer")
@needs("change_status")
def take_back(id: int) -> ResponseReturnValue:
    """A refusal is a page of its own: 409 when the plan has changed, 422 when a rule forbids it."""
    move = db.get_or_404(Move, id)
    withdrawn = undo.undo(db.session(), move, at=clock.now())
    db.session.commit()
    plan = move.subscription
    words = _("Undone: %(plan)s is in %(status)s again.", plan=plan.plan.name, status=plan.status.description)
    toast(" ".join([words, *told(withdrawn)]))
    return redirect(url_for("lifecycle.show", id=plan.id))


def told(withdrawn: Withdrawal) -> list[str]:
    """What became of the messages, in sentences."""
    words = []
    if withdrawn.cancelled:
        words.append(
            ngettext(
                "%(num)s message was cancelled.", "%(num)s messages were cancelled.", withdrawn.cancelled
            )
        )
    for channel, count in withdrawn.gone.items():
        words.append(
            ngettext(
                "%(num)s by %(channel)s has already gone out.",
                "%(num)s by %(channel)s have already gone out.",
                count,
                channel=channel.label,
            )
        )
    return words
