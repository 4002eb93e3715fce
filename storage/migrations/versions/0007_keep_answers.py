"""Keep which message asked a question, and which one answers it.

Revision: 0007, after 0006
Made: 2026-11-22 01:20:00
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_COLUMNS = ("asked_in", "answered_in")


def upgrade() -> None:
    for name in _COLUMNS:
        op.add_column("search", sa.Column(name, sa.BigInteger(), nullable=True))


def downgrade() -> None:
    for name in reversed(_COLUMNS):
        op.drop_column("search", name)
