"""Know whose post a draft is, what was cut of it, and which article it changes.

Revision: 0002, after 0001
Made: 2026-11-21 22:20:00
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_REFERENCES = {"feed_id": "feed", "edits": "article", "replaces": "draft"}


def upgrade() -> None:
    with op.batch_alter_table("draft") as draft:
        draft.add_column(sa.Column("cut", sa.JSON(none_as_null=True), nullable=True))
        draft.add_column(sa.Column("edits_revision", sa.BigInteger(), nullable=True))
        for column, table in _REFERENCES.items():
            draft.add_column(sa.Column(column, _ID, nullable=True))
            draft.create_foreign_key(f"fk_draft_{column}_{table}", table, [column], ["id"])
    op.create_index("ix_draft_part_message_id", "draft_part", ["message_id"], unique=False)
    op.add_column("feed", sa.Column("error", sa.Text(), nullable=True))
    op.add_column("feed", sa.Column("told", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "feed_entry",
        sa.Column("feed_id", _ID, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("done", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"], name="fk_feed_entry_feed_id_feed"),
        sa.PrimaryKeyConstraint("feed_id", "key", name="pk_feed_entry"),
    )


def downgrade() -> None:
    op.drop_table("feed_entry")
    op.drop_column("feed", "told")
    op.drop_column("feed", "error")
    op.drop_index("ix_draft_part_message_id", table_name="draft_part")
    with op.batch_alter_table("draft") as draft:
        for column, table in _REFERENCES.items():
            draft.drop_constraint(f"fk_draft_{column}_{table}", type_="foreignkey")
            draft.drop_column(column)
        draft.drop_column("edits_revision")
        draft.drop_column("cut")
