"""Keep what people thought of answers.

Revision: 0003, after 0002
Made: 2026-11-21 22:45:00
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", _ID, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("article_id", _ID, nullable=True),
        sa.Column("is_good", sa.Boolean(), nullable=False),
        sa.Column("given", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_feedback_article_id_article"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
    )
    op.create_index("ix_feedback_given", "feedback", ["given"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_feedback_given", table_name="feedback")
    op.drop_table("feedback")
