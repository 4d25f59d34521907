"""The whole house behind its pages: every table, and what floors provide for those below them.

Pages, commands and jobs import this before they act. A mapper knows the others by name only, so a query needs
them all; and a floor whose hook nobody has filled would act as if there were nothing to say.
"""

from flask import Flask
from sqlalchemy import MetaData

from statusplanos.accounts import entry_models, passwords
from statusplanos.accounts import models as accounts
from statusplanos.accounts.saved import models as saved_lists
from statusplanos.channels import columns
from statusplanos.channels import models as senders
from statusplanos.customers import models as customers
from statusplanos.customers.notes import models as notes
from statusplanos.extensions import db, login_manager
from statusplanos.history import models as history
from statusplanos.importing import models as importing
from statusplanos.lifecycle import models as lifecycle
from statusplanos.lifecycle.bulk import models as bulk
from statusplanos.lifecycle.standing import redating
from statusplanos.messaging import models as messaging
from statusplanos.messaging.delivery import staff_letters
from statusplanos.messaging.pages import notices
from statusplanos.radius import models as radius
from statusplanos.settings import models as settings
from statusplanos.statuses import appliers
from statusplanos.statuses import models as statuses
from statusplanos.web import models as web

MODELS = (
    *(
        web,
        history,
        settings,
        accounts,
        entry_models,
        saved_lists,
        senders,
        columns,
        statuses,
        customers,
        notes,
    ),
    *(messaging, radius, lifecycle, bulk, importing),
)
PROVIDING = (appliers, notices, redating, staff_letters)


def prepare(app: Flask) -> None:
    """What ``app`` needs to act, with pages or without."""
    passwords.init_app(app)
    if "login_manager" not in vars(app):
        login_manager.init_app(app)


def metadata() -> MetaData:
    """Every table, as the models have it."""
    return db.metadata
