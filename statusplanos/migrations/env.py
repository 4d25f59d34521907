"""Alembic's environment: migrations run in one transaction, on SQLite too, and past the history guard."""

from alembic import context
from flask import current_app

from statusplanos import composition
from statusplanos.history.record.guard import RECORDED


def run() -> None:
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect() as connection:
        connection = connection.execution_options(**RECORDED)
        context.configure(
            connection=connection,
            target_metadata=composition.metadata(),
            transactional_ddl=True,
            render_as_batch=False,
            compare_type=True,
        )
        with connection.begin(), context.begin_transaction():
            context.run_migrations()


run()
