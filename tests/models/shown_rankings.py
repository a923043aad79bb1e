"""Logged rankings as tests make them: three people, of whom one may be erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from matcher.domain.access import Role
from matcher.domain.organisation import Channel
from matcher.domain.profile import EntryKind
from matcher.domain.ranking import CriterionOutcome, Evidence, FitComponent, RankedCandidate
from matcher.domain.shown_ranking import ListOrder, ListPart, ShownLine, ShownRanking
from matcher.domain.vacancy import Importance
from matcher.ternary import Ternary

SHOWN_AT = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)


def a_ranked_candidate(**changes: Any) -> RankedCandidate:
    """K-0001 on the first place, with a fit that no short decimal writes."""
    told = RankedCandidate(
        position=1,
        candidate_id="K-0001",
        fit=1 / 3,
        confidence=0.1 + 0.2,
        components=(
            FitComponent(name="skills", score=2 / 3, weight=0.5, explanation="1 van de 2 gedekt."),
            FitComponent(name="travel", score=None, weight=0.15, explanation="Onbekend."),
        ),
        evidence=(
            Evidence(
                requirement="heftruck rijden",
                importance=Importance.ESSENTIAL,
                phrase="reachtruck rijden",
                kind=EntryKind.SKILL,
                strength=0.7,
                weight=2 / 3,
            ),
            Evidence(
                requirement="laden",
                importance=Importance.USEFUL,
                phrase=None,
                kind=None,
                strength=0.0,
                weight=1 / 3,
            ),
        ),
        criteria=(
            CriterionOutcome(
                name="hours", outcome=Ternary.UNKNOWN, explanation="Uren onbekend, vraag na."
            ),
        ),
        unknown=("Uren onbekend, vraag na.",),
    )
    return replace(told, **changes)


def a_shown_line(place: int = 1, **changes: Any) -> ShownLine:
    """K-0001 of O-0001 on this place of the list."""
    line = ShownLine(
        place=place,
        candidate_id="K-0001",
        organisation_id="O-0001",
        channel=Channel.MUNICIPALITY,
        told=a_ranked_candidate(position=place),
    )
    return replace(line, **changes)


def shown_of(candidate_id: str, place: int, **changes: Any) -> ShownLine:
    """Somebody of O-0001 on this place."""
    told = a_ranked_candidate(candidate_id=candidate_id, position=place)
    return a_shown_line(place, candidate_id=candidate_id, told=told, **changes)


def a_shown_ranking(**changes: Any) -> ShownRanking:
    """R-0001, which the contractor O-0002 saw for its vacancy V-0001."""
    ranking = ShownRanking(
        ranking_id="R-0001",
        shown_at=SHOWN_AT,
        actor="test",
        role=Role.CONTRACTOR,
        organisation_id="O-0002",
        vacancy_id="V-0001",
        vacancy_digest="ab" * 16,
        contract_id="C-0001",
        scheme_id=None,
        order=ListOrder.FIT,
        weights_version="default-v1",
        encoder_version="sroi-nl-test",
        rules_version="none",
        software_version="0.1.0",
        data_sequence=7,
        ranked_on=date(2026, 1, 15),
        n_pool=3,
        n_ranked=2,
        n_excluded=1,
        lines=(a_shown_line(),),
    )
    return replace(ranking, **changes)


def an_excluded_line(candidate_id: str, place: int = 1) -> ShownLine:
    """Somebody whom a hard criterion excludes, shown below the list."""
    return shown_of(candidate_id, place, part=ListPart.EXCLUDED)
