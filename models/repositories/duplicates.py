"""Pairs of candidates that may be one person: flagged for a human, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from sqlalchemy import Select, func, insert, select, tuple_, update
from sqlalchemy.orm import Session

from matcher.domain.access import Viewer
from matcher.domain.duplicate import DuplicateFlag, DuplicateStatus
from matcher.errors import NotFound
from models.access import visible_flags
from models.chunks import chunks_of
from models.filters import count_of, equal
from models.paging import Page
from models.rows.identity import DuplicateFlagRow, IdentityDigestRow

LARGEST_GROUP = 4
"""A digest that more candidates share is that of a placeholder (telephone 000-0000000)."""

PAIRS_PER_STATEMENT = 2_000

Pair = tuple[int, int]


class Duplicates:
    """The flagged pairs that the viewer may see."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer

    def refresh_for(self, candidate_keys: Sequence[int] | None) -> int:
        """Flag the pairs that these candidates (None: all) are part of; return the new ones.

        Digests are compared across organisations, whoever asks: noticing is the system's work,
        seeing is the viewer's right. Counted are those that the viewer may see: else who imports
        an e-mail address would learn that somebody hidden has it.
        """
        n_seen = self._count(visible_flags(self._viewer))
        kinds = self._shared_kinds(candidate_keys)
        known = self._known(kinds)
        new = sorted(pair for pair in kinds if pair not in known)
        rows = [
            {
                "first_key": first,
                "second_key": second,
                "shared_kinds": _joined(kinds[first, second]),
                "status": DuplicateStatus.OPEN,
            }
            for first, second in new
        ]
        for chunk in chunks_of(rows):
            self._session.execute(insert(DuplicateFlagRow), chunk)
        self._refresh_open(known, kinds)
        return self._count(visible_flags(self._viewer)) - n_seen

    def list(
        self, *, status: DuplicateStatus | None = None, limit: int = 50, offset: int = 0
    ) -> Page[DuplicateFlag]:
        """Return a page of flagged pairs, the oldest first."""
        query = visible_flags(self._viewer).where(equal(DuplicateFlagRow.status, status))
        ordered = query.order_by(DuplicateFlagRow.flag_id).limit(limit).offset(offset)
        flags = [_flag_of(*found) for found in self._session.execute(ordered)]
        return Page(flags, self._count(query))

    def get(self, flag_id: int) -> DuplicateFlag:
        """Return a flagged pair; NotFound also when the viewer may not see it."""
        seen = visible_flags(self._viewer).where(DuplicateFlagRow.flag_id == flag_id)
        found = self._session.execute(seen).one_or_none()
        if found is None:
            raise NotFound(
                "No flagged pair has this number.",
                where=str(flag_id),
                remedy="Look it up in the list of possible duplicates.",
            )
        return _flag_of(*found)

    def decide(self, flag_id: int, status: DuplicateStatus) -> None:
        """Write down what a human said of a pair."""
        self.get(flag_id)
        self._session.execute(
            update(DuplicateFlagRow)
            .where(DuplicateFlagRow.flag_id == flag_id)
            .values(status=status)
        )

    def _count(self, query: Select[DuplicateFlagRow, str, str]) -> int:
        return count_of(self._session, query.with_only_columns(DuplicateFlagRow.flag_id))

    def _shared_kinds(self, candidate_keys: Sequence[int] | None) -> dict[Pair, set[str]]:
        """Return, per pair in order of registration, the kinds of digest that both have."""
        owners: dict[tuple[str, str], set[int]] = defaultdict(set)
        if candidate_keys is None:
            self._collect_owners(owners, None)
        else:
            for chunk in chunks_of(sorted(set(candidate_keys))):
                self._collect_owners(owners, chunk)
        kinds: dict[Pair, set[str]] = defaultdict(set)
        for (kind, _), keys in owners.items():
            for pair in combinations(sorted(keys), 2):
                kinds[pair].add(kind)
        if candidate_keys is None:
            return kinds
        asked = frozenset(candidate_keys)
        return {pair: shared for pair, shared in kinds.items() if not asked.isdisjoint(pair)}

    def _collect_owners(
        self, owners: dict[tuple[str, str], set[int]], candidate_keys: Sequence[int] | None
    ) -> None:
        row = IdentityDigestRow
        shared = (
            select(row.kind, row.digest)
            .group_by(row.kind, row.digest)
            .having(func.count().between(2, LARGEST_GROUP))
        )
        if candidate_keys is not None:
            asked = select(row.kind, row.digest).where(row.candidate_key.in_(candidate_keys))
            shared = shared.where(tuple_(row.kind, row.digest).in_(asked))
        crowd = shared.subquery()
        query = select(row.kind, row.digest, row.candidate_key).join(
            crowd, (crowd.c.kind == row.kind) & (crowd.c.digest == row.digest)
        )
        for kind, digest, key in self._session.execute(query):
            owners[kind, digest].add(key)

    def _known(self, pairs: Iterable[Pair]) -> dict[Pair, DuplicateFlagRow]:
        row = DuplicateFlagRow
        known: dict[Pair, DuplicateFlagRow] = {}
        for chunk in chunks_of(sorted(pairs), PAIRS_PER_STATEMENT):
            query = select(row).where(tuple_(row.first_key, row.second_key).in_(chunk))
            known.update(
                ((flag.first_key, flag.second_key), flag) for flag in self._session.scalars(query)
            )
        return known

    def _refresh_open(
        self, known: dict[Pair, DuplicateFlagRow], kinds: dict[Pair, set[str]]
    ) -> None:
        """Tell what agrees today, of pairs that nobody decided yet."""
        rows = [
            {"flag_id": flag.flag_id, "shared_kinds": _joined(kinds[pair])}
            for pair, flag in known.items()
            if flag.status is DuplicateStatus.OPEN and flag.shared_kinds != _joined(kinds[pair])
        ]
        if rows:
            self._session.execute(update(DuplicateFlagRow), rows)


def _flag_of(row: DuplicateFlagRow, first: str, second: str) -> DuplicateFlag:
    return DuplicateFlag(
        flag_id=row.flag_id,
        first_candidate_id=first,
        second_candidate_id=second,
        shared_kinds=tuple(row.shared_kinds.split()),
        status=row.status,
    )


def _joined(kinds: set[str]) -> str:
    return " ".join(sorted(kinds))
