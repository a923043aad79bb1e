"""Rankings of the past as JSON: the log, one ranking as it was shown, and the list of today."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.paging import PageOut
from api.schemas.ranking import ToldOut, told_out
from api.schemas.schema import Schema
from api.schemas.weight_preview import (
    PlaceChangeOut,
    WeightDifferenceOut,
    place_change_out,
    weight_difference_out,
)
from api.services.replay import ListOfToday, Maker, Replay
from matcher.domain.access import Role
from matcher.domain.organisation import Channel
from matcher.domain.shown_ranking import ListOrder, ListPart, ShownLine, ShownRanking
from models.paging import Page

_TOLD_EXAMPLE: dict[str, Any] = {
    "rank": 1,
    "fit": 1.0,
    "confidence": 0.75,
    "components": [
        {
            "name": "skills",
            "score": 1.0,
            "weight": 0.42,
            "explanation": "1 van de 1 functie-eisen goed gedekt.",
        }
    ],
    "evidence": [
        {
            "requirement": "heftruck rijden",
            "importance": "essential",
            "phrase": "heftruck rijden",
            "kind": "skill",
            "strength": 1.0,
            "weight": 1.0,
            "via": None,
        }
    ],
    "unknown": ["Rijbewijs B: onbekend, vraag na."],
    "excluded_by": [],
}
_OUT_EXAMPLE: dict[str, Any] = {
    "ranking": "R-8C1W5ZJ4Q7KX",
    "shown_at": "2026-11-24T09:30:00Z",
    "actor": "http api",
    "role": "contractor",
    "organisation": "O-2H4C9V7PGM0S",
    "vacancy": "V-5D8N1KX3R6WJ",
    "contract": "C-0M7T2B8Y4QGF",
    "scheme": "utrecht/undated",
    "order": "fit",
    "policy": "",
    "n_lines": 20,
    "n_pool": 412,
    "n_ranked": 167,
    "n_excluded": 245,
    "weights_version": "default-v2",
    "encoder_version": "ngram-256",
    "rules_version": "9f2c41d07be85a36",
    "software_version": "0.1.0",
    "data_sequence": 5120,
    "ranked_on": "2026-11-24",
}
_LINE_EXAMPLE: dict[str, Any] = {
    "place": 1,
    "part": "listed",
    "candidate": "K-3F7Q9ZT0B2MX",
    "intermediary": "O-7QK2M0ZB4T9X",
    "channel": "municipality",
    "told": _TOLD_EXAMPLE,
}
_TODAY_EXAMPLE: dict[str, Any] = {
    "ranking": "R-2M6P0TQX9B4D",
    "overlap": 0.95,
    "kendall_tau": 0.9,
    "changes": [{"candidate": "K-3F7Q9ZT0B2MX", "before": 1, "after": 2}],
}


class ShownRankingOut(Schema):
    """A list that was shown (getoonde ranglijst): to whom, for which vacancy, made by what."""

    model_config = ConfigDict(json_schema_extra={"examples": [_OUT_EXAMPLE]})

    ranking: str = Field(description="Its id (R-…).")
    shown_at: datetime
    actor: str = Field(description="By which door: a login or the name of a process.")
    role: Role
    organisation: str | None = Field(
        description="For which organisation it was shown; null for the operator."
    )
    vacancy: str = Field(description="Our id; the vacancy may have been removed since.")
    contract: str | None = Field(description="For which contract people were said to count.")
    scheme: str | None = Field(description="By which block scheme people were said to count.")
    order: ListOrder
    policy: str = Field(description="What ordered the list beside `order`; empty: nothing.")
    n_lines: int = Field(description="How many lines the list had.")
    n_pool: int = Field(description="How many candidates were looked at.")
    n_ranked: int = Field(description="How many of them stayed in.")
    n_excluded: int = Field(description="How many a hard criterion excluded.")
    weights_version: str
    encoder_version: str
    rules_version: str = Field(
        description="Digest of the rule files by which people were said to count; `none` without."
    )
    software_version: str
    data_sequence: int = Field(
        description="Place in the feed of changes up to which the candidates were known."
    )
    ranked_on: date = Field(description="The day that counted as today.")


class ShownRankingPageOut(PageOut[ShownRankingOut]):
    """A page of the log of rankings, the latest first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [_OUT_EXAMPLE], "total": 1, "limit": 50, "offset": 0}]
        }
    )


class ShownLineOut(Schema):
    """One line as it was shown; only the place where you may not see the candidate any more."""

    place: int = Field(ge=1, description="Where it stood in its part; 1 is the top.")
    part: ListPart = Field(description="The list, or what was shown below it on request.")
    candidate: str | None = Field(
        description="The pseudonym; null when the candidate was erased or is not yours to see."
    )
    intermediary: str = Field(description="Our id of the organisation that it came from.")
    channel: Channel | None = Field(description="The channel of the intermediary at that time.")
    told: ToldOut | None = Field(description="The numbers and reasons, as they were.")


class ChangedMakerOut(Schema):
    """Something that made the list and is another one now."""

    maker: Maker
    then: str = Field(description="Version, digest or place in the feed of changes.")
    now: str | None = Field(description="Null where it is gone.")


class ListOfTodayOut(Schema):
    """The list that the same question gives now, to you."""

    ranking: str = Field(description="Under which id this list is in the log itself.")
    overlap: float | None = Field(
        description="Share of the places that are held by the same people; null for empty lists."
    )
    kendall_tau: float | None = Field(
        description="Rank correlation of those on both lists; null for fewer than two."
    )
    changes: list[PlaceChangeOut]


class ReplayOut(Schema):
    """A ranking exactly as it was shown, what changed since, and if asked the list of today."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "shown": _OUT_EXAMPLE,
                    "lines": [_LINE_EXAMPLE],
                    "vacancy_title": "Heftruckchauffeur",
                    "changed": [
                        {"maker": "weights", "then": "default-v2", "now": "werkplein-noord-v1"}
                    ],
                    "weight_differences": [
                        {"name": "components.travel", "before": 0.1, "after": 0.15}
                    ],
                    "n_without_person": 0,
                    "today": _TODAY_EXAMPLE,
                }
            ]
        }
    )

    shown: ShownRankingOut
    lines: list[ShownLineOut] = Field(
        description="The list, then who did not count, then the excluded."
    )
    vacancy_title: str | None = Field(
        description="As it is now; null where the vacancy was removed."
    )
    changed: list[ChangedMakerOut] = Field(
        description="Empty where all that made the list is as it was."
    )
    weight_differences: list[WeightDifferenceOut]
    n_without_person: int = Field(
        description="Lines of people who were erased, or whom you may no longer see."
    )
    today: ListOfTodayOut | None = Field(description="Null where it was not asked for.")


def shown_ranking_out(ranking: ShownRanking) -> ShownRankingOut:
    """Return a logged ranking without its lines."""
    return ShownRankingOut(
        ranking=ranking.ranking_id,
        shown_at=ranking.shown_at,
        actor=ranking.actor,
        role=ranking.role,
        organisation=ranking.organisation_id,
        vacancy=ranking.vacancy_id,
        contract=ranking.contract_id,
        scheme=ranking.scheme_id,
        order=ranking.order,
        policy=ranking.policy,
        n_lines=len(ranking.lines),
        n_pool=ranking.n_pool,
        n_ranked=ranking.n_ranked,
        n_excluded=ranking.n_excluded,
        weights_version=ranking.weights_version,
        encoder_version=ranking.encoder_version,
        rules_version=ranking.rules_version,
        software_version=ranking.software_version,
        data_sequence=ranking.data_sequence,
        ranked_on=ranking.ranked_on,
    )


def shown_ranking_page_out(
    page: Page[ShownRanking], *, limit: int, offset: int
) -> ShownRankingPageOut:
    """Return a page of the log."""
    rows = [shown_ranking_out(ranking) for ranking in page.rows]
    return ShownRankingPageOut(rows=rows, total=page.total, limit=limit, offset=offset)


def replay_out(replayed: Replay) -> ReplayOut:
    """Return a ranking of the past with what changed since."""
    shown = replayed.shown
    return ReplayOut(
        shown=shown_ranking_out(shown),
        lines=[_line_out(line) for line in (*shown.lines, *shown.left_out)],
        vacancy_title=replayed.vacancy.title if replayed.vacancy else None,
        changed=[
            ChangedMakerOut(maker=one.maker, then=one.then, now=one.now) for one in replayed.changed
        ],
        weight_differences=[weight_difference_out(one) for one in replayed.weight_differences],
        n_without_person=replayed.n_without_person,
        today=_today_out(replayed.today) if replayed.today else None,
    )


def _line_out(line: ShownLine) -> ShownLineOut:
    return ShownLineOut(
        place=line.place,
        part=line.part,
        candidate=line.candidate_id,
        intermediary=line.organisation_id,
        channel=line.channel,
        told=told_out(line.told) if line.told else None,
    )


def _today_out(today: ListOfToday) -> ListOfTodayOut:
    return ListOfTodayOut(
        ranking=today.ranking.ranking_id,
        overlap=today.overlap,
        kendall_tau=today.tau,
        changes=[place_change_out(one) for one in today.changes],
    )
