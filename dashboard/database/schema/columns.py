"""How columns are written: a name, a type, and a comment with zh name and unit."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    Integer,
    MetaData,
    String,
    Text,
)

metadata = MetaData()


def key(name: str, comment: str) -> Column[str]:
    """A primary key of a small register."""
    return Column(name, String, primary_key=True, comment=comment)


def code(name: str, comment: str, *, required: bool = False, **kwargs: Any) -> Column[str]:
    return Column(name, String, nullable=not required, comment=comment, **kwargs)


def day(name: str, comment: str, *, required: bool = False) -> Column[Any]:
    return Column(name, Date, nullable=not required, comment=comment)


def moment(name: str, comment: str) -> Column[Any]:
    return Column(name, DateTime, comment=comment)


def count(name: str, comment: str) -> Column[int]:
    return Column(name, Integer, comment=comment)


def fen(name: str, comment: str) -> Column[int]:
    return Column(name, BigInteger, comment=f"{comment}（分）")


def degrees(name: str, comment: str) -> Column[float]:
    return Column(name, Double, comment=comment)


def share(name: str, comment: str) -> Column[float]:
    return Column(name, Double, comment=comment)


def flag(name: str, comment: str) -> Column[bool]:
    return Column(name, Boolean, comment=comment)


def words(name: str, comment: str) -> Column[str]:
    return Column(name, Text, comment=comment)
