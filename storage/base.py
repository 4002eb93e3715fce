"""What all tables have in common."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import BigInteger, Index, MetaData, String, text
from sqlalchemy.orm import DeclarativeBase

from storage.kinds import (
    Change,
    ChatKind,
    DraftState,
    FeedKind,
    FeedState,
    Language,
    OutboxState,
    PublishedHow,
    Rhythm,
    SubscriptionState,
)
from storage.types import StorableText, UtcDateTime

_WORD = String(16)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {
        str: StorableText,
        int: BigInteger,
        datetime: UtcDateTime,
        Language: _WORD,
        PublishedHow: _WORD,
        Change: _WORD,
        DraftState: _WORD,
        OutboxState: _WORD,
        ChatKind: _WORD,
        SubscriptionState: _WORD,
        Rhythm: _WORD,
        FeedKind: _WORD,
        FeedState: _WORD,
    }


def only(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """Index the rows that fulfil a condition, and thereby keep the index small."""
    condition = text(where)
    return Index(name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition)
