"""What a text demands, calls an advantage or does not ask, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
import yaml

from benchmarks.text_reading import told_proposal
from matcher.domain.profile import DrivingLicence, Profile, TravelMode
from matcher.domain.text_reading import Criterion, CriterionProposal, Stance, TextKind
from matcher.domain.vacancy import HardCriteria
from matcher.ranking.certificates import canonical_certificate
from matcher.reference import yaml_mapping
from matcher.skills.criteria_proposals import criteria_proposals
from tests.contracts.source_tree import ROOT

FILES = {TextKind.VACANCY: "vacancies", TextKind.CANDIDATE: "candidates"}
OF_A_VACANCY = {
    Stance.DEMANDED,
    Stance.ADVANTAGE,
    Stance.NOT_DEMANDED,
    Stance.UNCLEAR,
}
OF_A_CANDIDATE = {Stance.HELD, Stance.NOT_HELD, Stance.UNCLEAR}


def sentences() -> Iterator[Any]:
    """Yield kind, sentence and what is expected, from the worked cases."""
    for kind, name in FILES.items():
        path = ROOT / "tests" / "cases" / "text_reading" / f"{name}.yaml"
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            ((sentence, expected),) = case.items()
            yield pytest.param(kind, sentence, expected, id=sentence[:60])


def told(proposals: tuple[CriterionProposal, ...], kind: TextKind) -> list[str]:
    """Return proposals as the cases spell them."""
    found = (told_proposal(proposal, kind) for proposal in proposals)
    return sorted(f"{field}={value} {stance}" for field, value, stance in found)


def of_vacancy(text: str) -> list[str]:
    return told(criteria_proposals(text, TextKind.VACANCY), TextKind.VACANCY)


def test_there_are_enough_sentences_and_many_in_which_nothing_is_asked() -> None:
    expected = [case.values[2] for case in sentences()]
    assert len(expected) > 150
    assert sum(not str(found) for found in expected) >= 30
    assert sum("not_" in str(found) for found in expected) >= 25


@pytest.mark.parametrize(("kind", "sentence", "expected"), list(sentences()))
def test_a_sentence_says_what_a_caseworker_reads_in_it(
    kind: TextKind, sentence: str, expected: str
) -> None:
    wanted = sorted(part.strip() for part in expected.split(",") if part.strip())
    assert told(criteria_proposals(sentence, kind), kind) == wanted


@pytest.mark.parametrize(("kind", "sentence", "expected"), list(sentences()))
def test_a_proposal_names_the_words_it_came_from(
    kind: TextKind, sentence: str, expected: str
) -> None:
    del expected
    text = f"Vooraf. {sentence} Achteraf."
    for proposal in criteria_proposals(text, kind):
        for span in (proposal.span, proposal.decided_by):
            assert span is None or text[span.start : span.end] == span.text
        assert proposal.span.text.strip() == proposal.span.text != ""


def test_each_kind_of_text_has_stances_of_its_own() -> None:
    for case in sentences():
        kind, sentence, _ = case.values
        allowed = OF_A_VACANCY if kind is TextKind.VACANCY else OF_A_CANDIDATE
        found = criteria_proposals(str(sentence), TextKind(str(kind)))
        assert {proposal.stance for proposal in found} <= allowed


def test_the_words_that_decided_are_shown() -> None:
    licence, certificate = criteria_proposals(
        "Rijbewijs B is vereist, VCA is een pré.", TextKind.VACANCY
    )
    assert licence.decided_by is not None
    assert licence.decided_by.text == "is vereist"
    assert certificate.decided_by is not None
    assert certificate.decided_by.text == "een pré"


def test_a_list_under_a_heading_is_asked_and_one_under_what_is_offered_is_not() -> None:
    text = (
        "Wat vragen wij?\n- rijbewijs B\n- VCA (pré)\n- BHV niet vereist\n"
        "Wat bieden wij?\n- 32 uur\n- een VCA-training"
    )
    assert of_vacancy(text) == [
        "certificates=bhv not_demanded",
        "certificates=vca advantage",
        "certificates=vca not_demanded",
        "driving_licences=B demanded",
        "hours=32-32 demanded",
    ]


def test_a_heading_does_not_reach_over_running_text_below_its_list() -> None:
    text = "Functie-eisen:\n- rijbewijs B\nOnze monteurs hebben vaak ook BHV."
    assert "certificates=bhv demanded" not in of_vacancy(text)


def test_an_advantage_heading_asks_nothing() -> None:
    assert of_vacancy("Pluspunten\nBHV-diploma\nRijbewijs C") == [
        "certificates=bhv advantage",
        "driving_licences=C advantage",
    ]


def test_a_question_is_answered_by_what_follows_it() -> None:
    assert of_vacancy("Geen VCA? Die haal je bij ons.") == ["certificates=vca not_demanded"]
    assert of_vacancy("Heb je VCA? Dat is een groot voordeel.") == ["certificates=vca advantage"]
    (found,) = criteria_proposals("VCA? Dat is een pré.", TextKind.VACANCY)
    assert found.decided_by is not None
    assert (found.decided_by.start, found.decided_by.text) == (12, "een pré")


def test_a_line_broken_for_its_width_is_read_as_one_sentence() -> None:
    text = "Voor deze afwisselende functie ben je in het bezit van\nrijbewijs B en VCA basis."
    assert of_vacancy(text) == ["certificates=vca basis demanded", "driving_licences=B demanded"]


def test_own_transport_of_a_job_is_any_but_public_and_of_a_person_not_said() -> None:
    (asked,) = criteria_proposals("Eigen vervoer is vereist.", TextKind.VACANCY)
    (had,) = criteria_proposals("Ik heb eigen vervoer.", TextKind.CANDIDATE)
    assert asked.value == frozenset(TravelMode) - {TravelMode.PUBLIC_TRANSPORT}
    assert had.value is None


def test_a_certificate_is_proposed_under_the_name_by_which_rankings_compare_it() -> None:
    names = {
        proposal.value
        for case in sentences()
        for proposal in criteria_proposals(str(case.values[1]), TextKind(str(case.values[0])))
        if proposal.criterion is Criterion.CERTIFICATES
    }
    assert len(names) >= 8
    assert {canonical_certificate(str(name)) for name in names} == names


def test_every_spelling_on_the_list_is_found_in_a_text_under_its_name() -> None:
    spellings = yaml_mapping("criteria/certificates.yaml")["spellings"]
    assert isinstance(spellings, dict)
    for name, others in spellings.items():
        for spelling in (name, *others):
            (found,) = criteria_proposals(
                f"Het certificaat {spelling} is vereist.", TextKind.VACANCY
            )
            assert (found.value, found.stance) == (name, Stance.DEMANDED), spelling


def test_every_criterion_is_a_field_of_a_vacancy_and_of_a_profile_and_nothing_else() -> None:
    """So no proposal can be about health, age or benefit: a profile has no such field."""
    other_names = {Criterion.SHIFT_WORK: "needs_shift_work"}
    asked = {other_names.get(criterion, criterion.value) for criterion in Criterion}
    assert asked == {field.name for field in fields(HardCriteria)}
    other_names = {Criterion.STARTS_ON: "available_from"}
    had = {other_names.get(criterion, criterion.value) for criterion in Criterion}
    assert had <= {field.name for field in fields(Profile)}


def test_every_category_of_licence_is_read() -> None:
    for licence in DrivingLicence:
        (found,) = criteria_proposals(f"Rijbewijs {licence} is vereist.", TextKind.VACANCY)
        assert found.value is licence
