"""Let subscriptions choose more, and let questions stand.

Revision: 0004, after 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_COUNTED = {"sqlite_autoincrement": True}  # a table that is made anew would lose it
_IDLE = sa.text("rhythm = 'at_once' AND state = 'active' AND next_due IS NULL")


def upgrade() -> None:
    _widen_subscriptions()
    _widen_topics()
    _make_topic_key()
    _make_caught()
    # What there was no room for is composed again when it is asked for.
    op.execute("DELETE FROM ledger WHERE NOT shown")
    with op.batch_alter_table("ledger") as table:
        table.drop_column("shown")
    counter = sa.table("counter", sa.column("name"), sa.column("value"))
    op.bulk_insert(counter, [{"name": "matched", "value": 0}])


def _widen_subscriptions() -> None:
    with op.batch_alter_table("subscription", table_kwargs=_COUNTED) as table:
        table.add_column(
            sa.Column("rhythm", sa.String(16), nullable=False, server_default="clock")
        )
        table.add_column(sa.Column("quiet_from", sa.Time(), nullable=True))
        table.add_column(sa.Column("quiet_until", sa.Time(), nullable=True))
        table.add_column(
            sa.Column("is_silent", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        table.add_column(sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("calendar", sa.Text(), nullable=True))
        table.add_column(
            sa.Column("article_languages", sa.JSON(), nullable=False, server_default="[]")
        )
    op.create_index(
        "ix_subscription_idle",
        "subscription",
        ["id"],
        unique=False,
        sqlite_where=_IDLE,
        postgresql_where=_IDLE,
    )


def _widen_topics() -> None:
    op.drop_index("ix_topic_chat_id", "topic")
    with op.batch_alter_table("topic", table_kwargs=_COUNTED) as table:
        table.drop_column("chat_id")
        table.add_column(sa.Column("standing", sa.JSON(), nullable=True))
        table.add_column(sa.Column("version", sa.Text(), nullable=True))
    op.create_index("ix_topic_version", "topic", ["version"], unique=False)
    with op.batch_alter_table("subscription_topic") as table:
        table.add_column(sa.Column("words", sa.Text(), nullable=True))
        table.add_column(
            sa.Column("is_paused", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def _make_topic_key() -> None:
    op.create_table(
        "topic_key",
        sa.Column("key", _ID, autoincrement=False, nullable=False),
        sa.Column("topic_id", _ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name="fk_topic_key_topic_id_topic", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "topic_id", name="pk_topic_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_topic_key_topic_id", "topic_key", ["topic_id"], unique=False)


def _make_caught() -> None:
    op.create_table(
        "caught",
        sa.Column("topic_id", _ID, autoincrement=False, nullable=False),
        sa.Column("added_revision", _ID, autoincrement=False, nullable=False),
        sa.Column("article_id", _ID, nullable=False),
        sa.Column("weight", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_caught_article_id_article"
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name="fk_caught_topic_id_topic", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("topic_id", "added_revision", name="pk_caught"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_caught_article_id", "caught", ["article_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("ledger") as table:
        table.add_column(
            sa.Column("shown", sa.Boolean(), nullable=False, server_default=sa.true())
        )
    op.drop_table("caught")
    op.drop_table("topic_key")
    op.drop_index("ix_topic_version", "topic")
    op.drop_index("ix_subscription_idle", "subscription")
    with op.batch_alter_table("subscription_topic") as table:
        table.drop_column("is_paused")
        table.drop_column("words")
    with op.batch_alter_table("topic", table_kwargs=_COUNTED) as table:
        table.drop_column("version")
        table.drop_column("standing")
        table.add_column(sa.Column("chat_id", sa.BigInteger(), nullable=True))
    op.create_index("ix_topic_chat_id", "topic", ["chat_id"], unique=False)
    with op.batch_alter_table("subscription", table_kwargs=_COUNTED) as table:
        for name in ("article_languages", "calendar", "paused_until", "is_silent"):
            table.drop_column(name)
        for name in ("quiet_until", "quiet_from", "rhythm"):
            table.drop_column(name)
    op.execute("DELETE FROM counter WHERE name = 'matched'")
