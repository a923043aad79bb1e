"""Phrases, each stored once, and their vectors per encoder version."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class PhraseRow(Base):
    """A phrase; unique by the digest of its exact text, because a B-tree refuses long texts."""

    __tablename__ = "phrases"

    key: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    text_digest: Mapped[bytes] = mapped_column(unique=True)

    __table_args__ = ({"sqlite_autoincrement": True},)


class PhraseVectorRow(Base):
    """The vector of a phrase as float16 bytes, little end first; goes with the phrase."""

    __tablename__ = "phrase_vectors"

    encoder: Mapped[str] = mapped_column(primary_key=True)
    phrase_key: Mapped[int] = mapped_column(
        ForeignKey("phrases.key", ondelete="CASCADE"), primary_key=True, index=True
    )
    vector: Mapped[bytes]
