"""Age bands and gender for the fairness report: entered in bulk, read to be counted, removed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, or_
from sqlalchemy.orm import Session

from matcher.domain.access import Viewer
from matcher.domain.fairness_fact import FairnessFact
from models.chunks import chunks_of
from models.fairness_access import check_may_ask_fairness, enterable_candidates, readable_facts
from models.rows.candidate import CandidateRow
from models.rows.fairness_fact import FairnessFactRow


class FairnessFacts:
    """The facts that the viewer may enter, have counted and remove."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer

    def enterable(self, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return whom each pseudonym or own id means, of those whose facts one may enter.

        A pseudonym goes before an own id; an own id that several intermediaries use gives several.
        """
        found: defaultdict[str, list[str]] = defaultdict(list)
        pseudonyms: set[str] = set()
        wanted = set(names)
        for chunk in chunks_of(sorted(wanted)):
            query = (
                enterable_candidates(self._viewer)
                .where(or_(CandidateRow.candidate_id.in_(chunk), CandidateRow.source_id.in_(chunk)))
                .order_by(CandidateRow.key)
            )
            for row in self._session.scalars(query):
                if row.candidate_id in wanted:
                    pseudonyms.add(row.candidate_id)
                if row.source_id in wanted and row.source_id:
                    found[row.source_id].append(row.candidate_id)
        return {name: tuple(dict.fromkeys(ids)) for name, ids in found.items()} | {
            name: (name,) for name in pseudonyms
        }

    def save_many(self, facts: Sequence[FairnessFact]) -> int:
        """Put these facts in the place of earlier ones; return how many now know something.

        Of whom nothing is known, nothing is kept. Facts of people whose facts the viewer may not
        enter are passed over.
        """
        check_may_ask_fairness(self._viewer)
        keys = self._keys([fact.candidate_id for fact in facts])
        self._delete(list(keys.values()))
        rows = [
            {
                "candidate_key": keys[fact.candidate_id],
                "age_band": fact.age_band,
                "gender": fact.gender,
                "entered_by": fact.entered_by,
                "organisation_id": fact.organisation_id,
                "entered_at": fact.entered_at,
                "processing_basis": fact.processing_basis,
            }
            for fact in facts
            if fact.candidate_id in keys and (fact.age_band or fact.gender)
        ]
        statement = insert(FairnessFactRow).execution_options(render_nulls=True)
        for chunk in chunks_of(rows, size=1_000):
            self._session.execute(statement, chunk)
        return len(rows)

    def of(self, candidate_ids: Iterable[str]) -> dict[str, FairnessFact]:
        """Return what is known of these people, to be counted and never shown."""
        facts: dict[str, FairnessFact] = {}
        for chunk in chunks_of(sorted(set(candidate_ids))):
            query = readable_facts(self._viewer).where(CandidateRow.candidate_id.in_(chunk))
            for row, candidate_id in self._session.execute(query):
                facts[candidate_id] = _fact_of(row, candidate_id)
        return facts

    def delete_all(self) -> int:
        """Remove the facts of everybody whose facts the viewer may enter; return how many."""
        check_may_ask_fairness(self._viewer)
        keys = enterable_candidates(self._viewer).with_only_columns(CandidateRow.key)
        held = (
            readable_facts(self._viewer)
            .where(FairnessFactRow.candidate_key.in_(keys))
            .with_only_columns(FairnessFactRow.candidate_key)
        )
        gone = list(self._session.scalars(held))
        self._delete(gone)
        return len(gone)

    def _keys(self, candidate_ids: Sequence[str]) -> dict[str, int]:
        keys: dict[str, int] = {}
        for chunk in chunks_of(sorted(set(candidate_ids))):
            query = (
                enterable_candidates(self._viewer)
                .where(CandidateRow.candidate_id.in_(chunk))
                .with_only_columns(CandidateRow.candidate_id, CandidateRow.key)
            )
            keys.update(self._session.execute(query).all())
        return keys

    def _delete(self, keys: Sequence[int]) -> None:
        for chunk in chunks_of(keys):
            self._session.execute(
                delete(FairnessFactRow).where(FairnessFactRow.candidate_key.in_(chunk)),
                execution_options={"synchronize_session": False},
            )


def _fact_of(row: FairnessFactRow, candidate_id: str) -> FairnessFact:
    return FairnessFact(
        candidate_id=candidate_id,
        age_band=row.age_band,
        gender=row.gender,
        entered_by=row.entered_by,
        organisation_id=row.organisation_id,
        entered_at=row.entered_at,
        processing_basis=row.processing_basis,
    )
