"""Hold the files that are read, and the articles that stood in them.

Revision: 0005, after 0004
Made: 2026-11-21 23:05:00
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("draft") as batch:
        batch.add_column(sa.Column("file", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("batch_id", _ID, nullable=True))
        batch.create_foreign_key("fk_draft_batch_id_draft", "draft", ["batch_id"], ["id"])
    op.create_index(
        "ix_draft_batch_id",
        "draft",
        ["batch_id", "id"],
        unique=False,
        sqlite_where=sa.text("batch_id IS NOT NULL"),
        postgresql_where=sa.text("batch_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_draft_batch_id", table_name="draft")
    with op.batch_alter_table("draft") as batch:
        batch.drop_constraint("fk_draft_batch_id_draft", type_="foreignkey")
        batch.drop_column("batch_id")
        batch.drop_column("file")
