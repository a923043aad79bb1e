"""The declarative base, how constraints are named, and the integer keys."""

from __future__ import annotations

from sqlalchemy import BigInteger, Double, Integer, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name we can foretell, so that a later migration can change it."""

# SQLite counts up by itself only in a column spelled INTEGER (64 bits there).
WideKey = BigInteger().with_variant(Integer(), "sqlite")


class Base(DeclarativeBase):
    """Base of all rows."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it as a plain class attribute
        str: Text(),
        bytes: LargeBinary(),
        float: Double(),
    }
