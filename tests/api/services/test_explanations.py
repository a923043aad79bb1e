"""Why somebody stands where: the same numbers as the list, and to each reader what is theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from api.services.explanations import Explained, explain_match
from api.services.match_engine import MatchEngine
from api.services.rankings import rank_for_vacancy
from api.services.weights import use_weights
from matcher.domain.access import Role, Viewer
from matcher.domain.candidate import Candidate
from matcher.domain.claim import TargetGroup
from matcher.domain.holdings import Holdings
from matcher.domain.organisation import Channel
from matcher.domain.profile import DrivingLicence
from matcher.domain.vacancy import Vacancy
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.explanations.candidate import CandidateExplanation
from matcher.explanations.caseworker import CaseworkerExplanation
from matcher.explanations.contractor import ContractorExplanation
from matcher.explanations.parts import fit_from
from matcher.explanations.reader import Reader
from matcher.ranking.weights import DEFAULT_WEIGHTS
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.weighing import WHY, save, weighed
from tests.factories import (
    a_candidate,
    a_claim,
    a_contract,
    a_contractor,
    a_profile,
    a_vacancy,
    a_viewer,
    an_organisation,
)

TODAY = date(2026, 1, 20)
AN_INSTANT = datetime(2026, 1, 20, 12, tzinfo=UTC)
DESK = an_organisation(organisation_id="O-0009", name="Desk Voorbeeld")
AGENCY = an_organisation(
    organisation_id="O-0010", name="Re-integratie Voorbeeld", channel=Channel.REINTEGRATION_AGENCY
)
OTHER_AGENCY = replace(AGENCY, organisation_id="O-0012", name="Ander Bureau")
OTHER_CONTRACTOR = a_contractor(organisation_id="O-0011", name="Ander Bedrijf")
NO_LICENCE = Holdings[DrivingLicence].exactly([])


def person(number: int, **changes: object) -> Candidate:
    name = f"{number:04d}"
    profile = a_profile(**changes)
    return a_candidate(
        candidate_id=f"K-{name}", source_id=name, organisation_id="O-0010", profile=profile
    )


PEOPLE = [
    person(1),
    person(2, driving_licences=NO_LICENCE),
    person(3, skills=("koken",)),
    person(4, skills=()),
    replace(person(5), is_shareable=False),
]


def store(
    database: Database,
    people: list[Candidate],
    vacancy: Vacancy | None = None,
    *,
    counted: frozenset[TargetGroup] | None = None,
) -> MatchEngine:
    with database.unit_of_work(a_viewer()) as uow:
        for organisation in (DESK, AGENCY, OTHER_AGENCY, a_contractor(), OTHER_CONTRACTOR):
            uow.organisations.add(organisation)
        uow.contracts.add(a_contract(counted_groups=counted))
        for candidate in people:
            uow.candidates.add(candidate)
        uow.vacancies.add(vacancy or a_vacancy())
        uow.commit()
    return MatchEngine(database)


@pytest.fixture
def stored(database: Database) -> MatchEngine:
    return store(database, PEOPLE)


OPERATOR = a_viewer(Role.OPERATOR)
OWN = a_viewer(Role.INTERMEDIARY, "O-0010")
MUNICIPAL = a_viewer(Role.MUNICIPAL_DESK, "O-0009")
CONTRACTOR = a_viewer(Role.CONTRACTOR, "O-0002")


def explained(
    engine: MatchEngine,
    candidate: str = "K-0001",
    *,
    viewer: Viewer = OPERATOR,
    reader: Reader = Reader.CASEWORKER,
    asked: tuple[str, ...] = (),
) -> Explained:
    with engine.database.unit_of_work(viewer) as uow:
        return explain_match(
            uow,
            engine,
            "V-0001",
            candidate,
            reader=reader,
            asked=asked,
            on=TODAY,
            at=AN_INSTANT,
        )


def test_the_numbers_are_those_of_the_list_for_everybody_in_it(stored: MatchEngine) -> None:
    with stored.database.unit_of_work(OWN) as uow:
        ranking = rank_for_vacancy(
            uow, stored, "V-0001", top=10, with_excluded=True, on=TODAY, at=AN_INSTANT
        )
    assert {line.ranked.candidate_id for line in (*ranking.lines, *ranking.excluded)} == {
        one.candidate_id for one in PEOPLE
    }
    for line in (*ranking.lines, *ranking.excluded):
        told = explained(stored, line.ranked.candidate_id, viewer=OWN).told
        assert isinstance(told, CaseworkerExplanation)
        assert (told.position, told.fit, told.confidence, told.evidence, told.criteria) == (
            line.ranked.position,
            line.ranked.fit,
            line.ranked.confidence,
            line.ranked.evidence,
            line.ranked.criteria,
        )
        assert told.n_ranked == ranking.n_ranked
        assert [(part.score, part.sentence) for part in told.parts] == [
            (component.score, component.explanation) for component in line.ranked.components
        ]


def test_weights_that_a_desk_took_into_use_are_those_that_are_told(stored: MatchEngine) -> None:
    before = explained(stored)
    heavy = save(stored.database, weighed(travel=0.9))
    with stored.database.unit_of_work(OPERATOR) as uow:
        use_weights(uow, heavy.version, default=DEFAULT_WEIGHTS, why=WHY, at=AN_INSTANT)
    after = explained(stored)
    assert (before.weights_version, after.weights_version) == (DEFAULT_WEIGHTS, heavy.version)
    assert isinstance(after.told, CaseworkerExplanation)
    assert {part.name: part.weight for part in after.told.parts}["travel"] == 0.9
    assert fit_from(after.told.parts) == pytest.approx(after.told.fit, abs=1e-9)


def test_what_helps_most_is_told_unasked(stored: MatchEngine) -> None:
    found = explained(stored, "K-0002").what_ifs
    assert found[0].change.text == "rijbewijs B"
    assert found[0].is_let_in
    # The others are shared and stay in: the place is the one among them.
    assert found[0].after.position in {1, 2}


def test_a_change_that_is_asked_about_is_told_though_it_does_not_help(
    stored: MatchEngine,
) -> None:
    (found,) = explained(stored, "K-0001", asked=("rijbewijs C",)).what_ifs
    assert found.change.text == "rijbewijs C"
    assert found.before.position == found.after.position == 1


def test_a_changed_profile_that_is_stored_stands_where_the_what_if_said(
    stored: MatchEngine,
) -> None:
    (said,) = explained(stored, "K-0004", asked=("vaardigheid heftruck rijden",)).what_ifs
    with stored.database.unit_of_work(a_viewer()) as uow:
        person_now = uow.candidates.get("K-0004")
        uow.candidates.update(replace(person_now, profile=said.change.profile))
        stored.embed_new_phrases(uow)
        uow.commit()
    told = explained(stored, "K-0004").told
    assert isinstance(told, CaseworkerExplanation)
    assert (told.position, told.fit) == (said.after.position, said.after.fit)


def test_who_counts_stands_beside_and_is_told_as_far_as_the_viewer_may_read_it(
    database: Database,
) -> None:
    wajong = replace(person(1), claims=(a_claim(group=TargetGroup.WAJONG),))
    engine = store(
        database,
        [wajong],
        a_vacancy(contract_id="C-0001"),
        counted=frozenset({TargetGroup.WAJONG}),
    )
    own = explained(engine, viewer=OWN)
    assert own.eligibility is not None
    assert own.eligibility.counts is Ternary.MEETS
    assert "wajong" in " ".join(own.eligibility.reasons)
    other = explained(engine, viewer=a_viewer(Role.INTERMEDIARY, "O-0012"))
    assert other.eligibility is not None
    assert "wajong" not in " ".join(other.eligibility.reasons)
    told = explained(engine, viewer=CONTRACTOR, reader=Reader.CONTRACTOR)
    assert told.eligibility is None
    assert told.value is None
    text = explained(engine, viewer=OWN, reader=Reader.CANDIDATE).told
    assert isinstance(text, CandidateExplanation)
    assert "U telt daarvoor mee." in " ".join(text.closing)
    assert "wajong" not in str(text).casefold()


def test_outside_a_contract_the_person_reads_nothing_of_counting(stored: MatchEngine) -> None:
    told = explained(stored, viewer=OWN, reader=Reader.CANDIDATE).told
    assert isinstance(told, CandidateExplanation)
    assert len(told.closing) == 2


def test_a_contractor_reads_its_own_explanation_of_its_own_vacancy(stored: MatchEngine) -> None:
    found = explained(stored, "K-0002", viewer=CONTRACTOR, reader=Reader.CONTRACTOR)
    assert isinstance(found.told, ContractorExplanation)
    assert found.what_ifs == ()
    assert found.transfers == ()
    assert found.source_id is None
    for reader in (Reader.CASEWORKER, Reader.CANDIDATE):
        with pytest.raises(Conflict, match="not for a contractor"):
            explained(stored, viewer=CONTRACTOR, reader=reader)
    other = a_viewer(Role.CONTRACTOR, "O-0011")
    with pytest.raises(Conflict, match="told to the contractor of that vacancy"):
        explained(stored, viewer=other, reader=Reader.CONTRACTOR)


def test_others_may_look_at_what_a_contractor_reads(stored: MatchEngine) -> None:
    for viewer in (OPERATOR, OWN, MUNICIPAL):
        told = explained(stored, viewer=viewer, reader=Reader.CONTRACTOR).told
        assert isinstance(told, ContractorExplanation)


def test_the_text_for_the_person_is_for_the_own_intermediary_and_desks(
    stored: MatchEngine,
) -> None:
    for viewer in (OPERATOR, OWN, MUNICIPAL):
        told = explained(stored, viewer=viewer, reader=Reader.CANDIDATE).told
        assert isinstance(told, CandidateExplanation)
        assert "Re-integratie Voorbeeld" in told.ask[0]
    with pytest.raises(Conflict, match="for the own intermediary"):
        explained(stored, viewer=a_viewer(Role.INTERMEDIARY, "O-0012"), reader=Reader.CANDIDATE)


def test_who_did_not_consent_is_explained_to_the_own_intermediary_only(
    stored: MatchEngine,
) -> None:
    assert explained(stored, "K-0005", viewer=OWN).candidate_id == "K-0005"
    with pytest.raises(Conflict, match="not consented"):
        explained(stored, "K-0005", viewer=OPERATOR)
    with pytest.raises(NotFound):
        explained(stored, "K-0005", viewer=CONTRACTOR, reader=Reader.CONTRACTOR)


def test_who_may_not_be_seen_takes_no_place(stored: MatchEngine) -> None:
    own, operator = (explained(stored, "K-0004", viewer=v).told for v in (OWN, OPERATOR))
    assert isinstance(own, CaseworkerExplanation)
    assert isinstance(operator, CaseworkerExplanation)
    assert (own.n_ranked, operator.n_ranked) == (4, 3)


@pytest.mark.parametrize("reader", [Reader.CONTRACTOR, Reader.CANDIDATE])
def test_a_what_if_is_for_caseworkers(stored: MatchEngine, reader: Reader) -> None:
    with pytest.raises(InvalidInput, match="caseworkers only"):
        explained(stored, reader=reader, asked=("rijbewijs C",))


def test_a_what_if_about_who_somebody_is_is_refused(stored: MatchEngine) -> None:
    with pytest.raises(InvalidInput, match="nothing that can be thought otherwise"):
        explained(stored, asked=("leeftijd 30",))


def test_who_does_not_exist_is_not_explained(stored: MatchEngine) -> None:
    with pytest.raises(NotFound):
        explained(stored, "K-9999")
