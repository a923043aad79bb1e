"""By which road somebody was found, and who took the first step."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from matcher.domain.access import Role, Viewer
from matcher.domain.introduction import (
    FoundThrough,
    Initiator,
    IntroductionState,
)
from matcher.domain.organisation import Channel
from matcher.domain.ranking import RankedCandidate
from matcher.domain.shown_ranking import ListOrder, ListPart, ShownLine, ShownRanking
from matcher.errors import InvalidInput
from models.engine import Database
from tests.api.services.introducing import (
    AT,
    CONTRACTOR,
    DAY,
    DESK,
    INTERMEDIARY,
    OPERATOR,
    fill,
    introduced,
    seen,
)

S = IntroductionState


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


def a_line(place: int, candidate_id: str, part: ListPart = ListPart.LISTED) -> ShownLine:
    told = RankedCandidate(
        position=place,
        candidate_id=candidate_id,
        fit=0.5,
        confidence=1.0,
        components=(),
        evidence=(),
        criteria=(),
        unknown=(),
    )
    return ShownLine(
        place=place,
        candidate_id=candidate_id,
        organisation_id="O-0001",
        channel=Channel.UWV,
        told=told,
        part=part,
    )


def a_ranking(**changes: object) -> ShownRanking:
    ranking = ShownRanking(
        ranking_id="R-0001",
        shown_at=AT,
        actor="test",
        role=Role.CONTRACTOR,
        organisation_id="O-0002",
        vacancy_id="V-0001",
        vacancy_digest="d",
        contract_id=None,
        scheme_id=None,
        order=ListOrder.FIT,
        weights_version="default-v7",
        encoder_version="e",
        rules_version="r",
        software_version="s",
        data_sequence=1,
        ranked_on=DAY,
        n_pool=3,
        n_ranked=3,
        n_excluded=0,
        lines=(a_line(1, "K-0002"), a_line(2, "K-0001")),
        left_out=(a_line(1, "K-0003", ListPart.EXCLUDED),),
    )
    return replace(ranking, **changes)  # type: ignore[arg-type]


def logged(database: Database, **changes: object) -> None:
    with database.unit_of_work(OPERATOR) as uow:
        uow.shown_rankings.add(a_ranking(**changes))
        uow.commit()


@pytest.mark.parametrize(
    ("viewer", "initiator"),
    [
        (CONTRACTOR, Initiator.CONTRACTOR),
        (INTERMEDIARY, Initiator.INTERMEDIARY),
        (DESK, Initiator.MUNICIPAL_DESK),
    ],
)
def test_who_sends_it_began_unless_it_is_said_otherwise(
    database: Database, viewer: Viewer, initiator: Initiator
) -> None:
    made = introduced(database, viewer, started_by=None)
    assert made.introduction.started_by is initiator
    other = introduced(
        database, OPERATOR, candidate="K-0003", started_by=Initiator.CANDIDATE
    ).introduction
    assert other.started_by is Initiator.CANDIDATE


def test_the_operator_says_who_began(database: Database) -> None:
    with pytest.raises(InvalidInput) as refused:
        introduced(database, started_by=None)
    assert refused.value.where == "started_by"


def test_of_a_ranking_place_and_weights_are_taken_from_the_log(database: Database) -> None:
    logged(database, order=ListOrder.VALUE)
    found = introduced(database, ranking="R-0001", found_through=None).introduction.provenance
    assert (found.found_through, found.ranking_id) == (FoundThrough.RANKING, "R-0001")
    assert (found.place, found.part) == (2, ListPart.LISTED)
    assert (found.order, found.weights_version) == (ListOrder.VALUE, "default-v7")


def test_who_stood_below_the_list_is_said_to_have_stood_there(database: Database) -> None:
    logged(database)
    made = introduced(database, candidate="K-0003", ranking="R-0001", found_through=None)
    found = made.introduction.provenance
    assert (found.place, found.part) == (1, ListPart.EXCLUDED)


def test_the_place_stays_when_the_ranking_leaves_the_log(database: Database) -> None:
    logged(database)
    made = introduced(database, ranking="R-0001", found_through=None)
    with database.unit_of_work(OPERATOR) as uow:
        uow.shown_rankings.prune(datetime(2027, 1, 1, tzinfo=UTC))
        uow.commit()
    assert seen(database, made).introduction.provenance.place == 2


@pytest.mark.parametrize(
    ("sent", "where"),
    [
        ({"found_through": None}, "ranking"),
        ({"found_through": FoundThrough.RANKING}, "ranking"),
        ({"ranking": "R-9999", "found_through": None}, "ranking"),
        ({"ranking": "R-0001", "found_through": FoundThrough.OTHER}, "found_through"),
        ({"ranking": "R-0001", "found_through": None, "vacancy": "V-0002"}, "ranking"),
        ({"candidate": "K-9999"}, "candidate"),
        ({"vacancy": "V-9999"}, "vacancy"),
        ({"on": date(2026, 5, 5)}, "on"),
        ({"remark": "bel 06-12345678"}, "remark"),
        ({"remark": "vaak ziek"}, "remark"),
    ],
)
def test_what_cannot_be_is_refused_with_the_field(
    database: Database, sent: dict[str, object], where: str
) -> None:
    logged(database)
    with pytest.raises(InvalidInput) as refused:
        introduced(database, **sent)  # type: ignore[arg-type]
    assert refused.value.where == where
    assert refused.value.remedy


def test_a_ranking_without_the_candidate_did_not_lead_to_it(database: Database) -> None:
    logged(database, lines=(a_line(1, "K-0002"),), left_out=())
    with pytest.raises(InvalidInput, match="does not stand in that ranking"):
        introduced(database, ranking="R-0001", found_through=None)


def test_a_ranking_shown_to_another_contractor_is_not_known_here(database: Database) -> None:
    logged(database, organisation_id="O-0004")
    with pytest.raises(InvalidInput, match="shown to you"):
        introduced(database, CONTRACTOR, ranking="R-0001", found_through=None)
