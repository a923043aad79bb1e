"""A phrase is linked to the concept it names, and left alone when nothing is sure enough."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from matcher.domain.taxonomy import ConceptKind, ConceptLabel
from matcher.errors import InvalidInput
from matcher.skills.linker import ConceptLinker, LinkConfidence, load_link_confidence

SURE = LinkConfidence(
    version="test", encoder="none", intercept=-5.0, cosine=8.0, margin=4.0, least=0.5
)
SKILL, OCCUPATION = ConceptKind.SKILL, ConceptKind.OCCUPATION


def unit(*numbers: float) -> NDArray[np.float32]:
    vector = np.array(numbers, np.float32)
    return vector / np.float32(np.linalg.norm(vector))


LABELS = (
    ConceptLabel("uri:mow", SKILL, "gazons maaien"),
    ConceptLabel("uri:weld", SKILL, "metaal lassen"),
    ConceptLabel("uri:mow", SKILL, "gras maaien"),
    ConceptLabel("uri:welder", OCCUPATION, "lasser"),
)
VECTORS = np.stack([unit(1, 0, 0), unit(0, 1, 0), unit(1, 0.2, 0), unit(0, 1, 0.1)])


@pytest.fixture
def linker() -> ConceptLinker:
    return ConceptLinker(LABELS, VECTORS, SURE)


def test_the_nearest_name_of_a_concept_speaks_for_it(linker: ConceptLinker) -> None:
    nearest = linker.link(unit(1, 0.21, 0)[None], SKILL)[0]
    assert [(link.uri, link.label) for link in nearest] == [
        ("uri:mow", "gras maaien"),
        ("uri:weld", "metaal lassen"),
    ]
    assert nearest[0].confidence > 0.9 > 0.1 > nearest[1].confidence


def test_an_occupation_is_sought_among_occupations_only(linker: ConceptLinker) -> None:
    nearest = linker.link(unit(1, 0, 0)[None], OCCUPATION)[0]
    assert [link.uri for link in nearest] == ["uri:welder"]
    assert nearest[0].confidence < SURE.least


def test_the_very_name_of_one_concept_means_it(linker: ConceptLinker) -> None:
    assert linker.link(unit(0, 1, 0)[None], SKILL)[0][0].confidence == 1.0


def test_a_name_that_two_concepts_bear_is_not_certain() -> None:
    labels = (
        ConceptLabel("uri:sluice", OCCUPATION, "sluiswachter"),
        ConceptLabel("uri:bridge", OCCUPATION, "sluiswachter"),
    )
    linker = ConceptLinker(labels, np.stack([unit(1, 0)] * 2), SURE)
    nearest = linker.link(unit(1, 0)[None], OCCUPATION)[0]
    assert {link.uri for link in nearest} == {"uri:sluice", "uri:bridge"}
    assert nearest[0].confidence == nearest[1].confidence < 1.0


def test_nothing_readable_is_near_to_nothing(linker: ConceptLinker) -> None:
    nearest = linker.link(np.zeros((1, 3), np.float32), SKILL)[0]
    assert all(link.confidence < 0.01 for link in nearest)


def test_without_names_nothing_is_linked() -> None:
    linker = ConceptLinker((), np.zeros((0, 3), np.float32), SURE)
    assert linker.link(unit(1, 0, 0)[None], SKILL) == [()]


@given(st.lists(st.tuples(*[st.floats(-1, 1, width=32)] * 3), min_size=1, max_size=5))
def test_confidences_fall_with_the_rank(rows: list[tuple[float, float, float]]) -> None:
    """Whatever a phrase is, what is nearer is surer, and nothing is surer than certain."""
    vectors = np.array(rows, np.float32)
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = np.divide(vectors, norms, out=np.zeros_like(vectors), where=norms > 1e-3)
    for nearest in ConceptLinker(LABELS, VECTORS, SURE).link(vectors, SKILL):
        confidences = [link.confidence for link in nearest]
        assert confidences == sorted(confidences, reverse=True)
        assert all(0.0 <= confidence <= 1.0 for confidence in confidences)


@given(st.permutations(range(len(LABELS))))
def test_the_order_of_names_changes_nothing(order: list[int]) -> None:
    shuffled = ConceptLinker([LABELS[n] for n in order], VECTORS[order], SURE)
    phrase = unit(1, 0.4, 0.3)[None]
    assert shuffled.link(phrase, SKILL) == ConceptLinker(LABELS, VECTORS, SURE).link(phrase, SKILL)


def test_the_shipped_numbers_are_read() -> None:
    shipped = load_link_confidence()
    sure = shipped(np.array([1.0]), np.array([0.5]))
    assert sure[0] > shipped.least > shipped(np.array([0.3]), np.array([0.0]))[0]


def test_numbers_that_turn_things_round_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    good = {"version": "x", "encoder": "y", "intercept": 0, "cosine": 1, "margin": 0, "least": 0.5}
    for wrong in ({"cosine": -1}, {"margin": -0.1}, {"least": 0}, {"cosine": "much"}):
        monkeypatch.setattr("matcher.skills.linker.toml_mapping", lambda _, w=wrong: good | w)
        with pytest.raises(InvalidInput):
            load_link_confidence("x")
