"""Alembic's environment: the connection is handed over by `storage.migrations`."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy.types import TypeDecorator

from storage.models import Article


def write_plain_type(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Write the type beneath one of ours, so that a revision imports none of our code."""
    if kind != "type" or not isinstance(item, TypeDecorator):
        return False
    return f"sa.{item.impl_instance!r}"


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Article.metadata,
    render_item=write_plain_type,
    render_as_batch=True,  # SQLite changes a table only by making it anew
    transactional_ddl=True,  # ours begins before Alembic, on SQLite as well
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
