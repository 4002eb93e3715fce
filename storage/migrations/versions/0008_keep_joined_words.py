"""Keep the words that have lost a joiner beside their articles.

Revision: 0008, after 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "joined_words",
        sa.Column("article_id", _ID, autoincrement=False, nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_joined_words_article_id_article"
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_joined_words"),
    )
    counter = sa.table("counter", sa.column("name"), sa.column("value"))
    op.bulk_insert(counter, [{"name": "joined", "value": 0}])


def downgrade() -> None:
    op.execute("DELETE FROM counter WHERE name = 'joined'")
    op.drop_table("joined_words")
