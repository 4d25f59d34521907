"""Letters to staff are rows of the outbox like any other.

Revision ID: 0002
Revises: 0001
"""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

from statusplanos.extensions import Instant

revision = "0002"
down_revision = "0001"

LETTER = sa.table(
    "letter", sa.column("id"), sa.column("created_at", Instant), sa.column("give_up_at", Instant)
)


def upgrade() -> None:
    op.add_column("letter", sa.Column("give_up_at", Instant(), nullable=True))
    op.add_column("letter", sa.Column("submitting", sa.Boolean(), server_default=sa.false(), nullable=False))
    connection = op.get_bind()
    for number, created_at in connection.execute(sa.select(LETTER.c.id, LETTER.c.created_at)).all():
        over = sa.update(LETTER).where(LETTER.c.id == number)
        connection.execute(over.values(give_up_at=created_at + timedelta(hours=24)))


def downgrade() -> None:
    op.drop_column("letter", "submitting")
    op.drop_column("letter", "give_up_at")
