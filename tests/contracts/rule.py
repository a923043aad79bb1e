"""A rule about the code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.contracts.source_tree import SourceFile

Find = Callable[[SourceFile], Iterator[str]]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A sentence about the code, how a breach is found, and files that do breach it."""

    sentence: str
    folders: tuple[str, ...]
    find: Find
    planted: tuple[tuple[str, str], ...] = field(default=())
    allowed: tuple[tuple[str, str], ...] = field(default=())
