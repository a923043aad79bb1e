"""ShownRanking and its rows; RankedCandidate as the text that one line keeps."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from matcher.domain.profile import EntryKind
from matcher.domain.ranking import CriterionOutcome, Evidence, FitComponent, RankedCandidate
from matcher.domain.shown_ranking import ListPart, ShownLine, ShownRanking
from matcher.domain.vacancy import Importance
from matcher.ternary import Ternary
from models.rows.shown_ranking import ShownLineRow, ShownRankingRow

_FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind))
    for kind in (RankedCandidate, FitComponent, Evidence, CriterionOutcome)
}


def told_text(told: RankedCandidate) -> str:
    """Return a line as JSON, from which ``told_of`` makes it again to the last digit."""
    return json.dumps(
        told, default=_plain, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )


def told_of(text: str) -> RankedCandidate:
    """Return the line that a text keeps."""
    kept: dict[str, Any] = json.loads(text)
    return RankedCandidate(
        **kept
        | {
            "components": tuple(FitComponent(**part) for part in kept["components"]),
            "evidence": tuple(_evidence_of(met) for met in kept["evidence"]),
            "criteria": tuple(_outcome_of(one) for one in kept["criteria"]),
            "unknown": tuple(kept["unknown"]),
        }
    )


def shown_ranking_columns(ranking: ShownRanking) -> dict[str, object]:
    """Return the columns of a ranking, without its lines."""
    return {
        "ranking_id": ranking.ranking_id,
        "shown_at": ranking.shown_at,
        "actor": ranking.actor,
        "role": ranking.role,
        "organisation_id": ranking.organisation_id,
        "vacancy_id": ranking.vacancy_id,
        "vacancy_digest": ranking.vacancy_digest,
        "contract_id": ranking.contract_id,
        "scheme_id": ranking.scheme_id,
        "list_order": ranking.order,
        "weights_version": ranking.weights_version,
        "encoder_version": ranking.encoder_version,
        "rules_version": ranking.rules_version,
        "software_version": ranking.software_version,
        "data_sequence": ranking.data_sequence,
        "ranked_on": ranking.ranked_on,
        "n_pool": ranking.n_pool,
        "n_ranked": ranking.n_ranked,
        "n_excluded": ranking.n_excluded,
        "policy": ranking.policy,
    }


def shown_line_cells(line: ShownLine, *, ranking_key: int) -> tuple[object, ...]:
    """Return the cells of a line, in the order of the columns."""
    return (
        ranking_key,
        line.part,
        line.place,
        line.candidate_id,
        line.organisation_id,
        line.channel,
        None if line.told is None else told_text(line.told),
    )


def shown_ranking_of(row: ShownRankingRow, lines: tuple[ShownLine, ...]) -> ShownRanking:
    """Return the ranking of a row, with these of its lines."""
    return ShownRanking(
        ranking_id=row.ranking_id,
        shown_at=row.shown_at,
        actor=row.actor,
        role=row.role,
        organisation_id=row.organisation_id,
        vacancy_id=row.vacancy_id,
        vacancy_digest=row.vacancy_digest,
        contract_id=row.contract_id,
        scheme_id=row.scheme_id,
        order=row.list_order,
        weights_version=row.weights_version,
        encoder_version=row.encoder_version,
        rules_version=row.rules_version,
        software_version=row.software_version,
        data_sequence=row.data_sequence,
        ranked_on=row.ranked_on,
        n_pool=row.n_pool,
        n_ranked=row.n_ranked,
        n_excluded=row.n_excluded,
        policy=row.policy,
        lines=tuple(line for line in lines if line.part is ListPart.LISTED),
        left_out=tuple(
            line
            for part in (ListPart.NOT_COUNTING, ListPart.EXCLUDED)
            for line in lines
            if line.part is part
        ),
    )


def shown_line_of(row: ShownLineRow, *, is_visible: bool) -> ShownLine:
    """Return the line of a row; of somebody who is not visible only where it stood."""
    told = row.told if is_visible else None
    return ShownLine(
        place=row.place,
        candidate_id=row.candidate_id if is_visible else None,
        organisation_id=row.organisation_id,
        channel=row.channel,
        told=None if told is None else told_of(told),
        part=row.part,
    )


def _evidence_of(kept: dict[str, Any]) -> Evidence:
    kind = kept["kind"]
    return Evidence(
        **kept
        | {
            "importance": Importance(kept["importance"]),
            "kind": None if kind is None else EntryKind(kind),
        }
    )


def _outcome_of(kept: dict[str, Any]) -> CriterionOutcome:
    return CriterionOutcome(**kept | {"outcome": Ternary(kept["outcome"])})


def _plain(word: object) -> object:
    names = _FIELDS.get(type(word))
    if names is None:
        message = f"{type(word).__name__} has no place in a line of the log."
        raise TypeError(message)
    return {name: getattr(word, name) for name in names}
