"""Weights that a desk hands in: read word for word, and refused with section and key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.errors import InvalidInput, NotFound
from matcher.ranking.weight_document import (
    LEAST,
    LONGEST_DOCUMENT,
    MOST,
    WeightDifference,
    differences,
    document_tables,
    parse_weights,
    shipped_document,
    shipped_versions,
    tables_of,
    written,
)
from matcher.ranking.weights import DEFAULT_WEIGHTS, load_weights

DEFAULT = shipped_document(DEFAULT_WEIGHTS)
TABLES = document_tables(DEFAULT, where="weights")
TRAVEL = TABLES["components"]["travel"]


def changed(**sections: dict[str, float]) -> dict[str, dict[str, float]]:
    tables = {section: dict(numbers) for section, numbers in TABLES.items()}
    for section, numbers in sections.items():
        tables[section] |= numbers
    return tables


def test_a_copy_of_the_shipped_weights_is_the_shipped_weights() -> None:
    assert parse_weights(DEFAULT, DEFAULT_WEIGHTS, where="file") == load_weights()


@pytest.mark.parametrize("version", shipped_versions())
def test_a_shipped_set_is_called_as_its_file_and_can_be_read(version: str) -> None:
    assert load_weights(version).version == version


def test_a_set_gets_the_version_that_it_is_saved_under() -> None:
    assert parse_weights(DEFAULT, "werkplein-v3", where="file").version == "werkplein-v3"


def test_other_files_of_facts_are_no_weights() -> None:
    assert DEFAULT_WEIGHTS in shipped_versions()
    assert "link-confidence-v1" not in shipped_versions()
    for version in ("link-confidence-v1", "../weights/default-v2", "niets", ""):
        with pytest.raises(NotFound, match="no weights of this version"):
            shipped_document(version)


@given(travel=st.floats(LEAST, MOST), useful=st.floats(LEAST, MOST))
def test_numbers_that_are_written_are_read_again_to_the_last_digit(
    travel: float, useful: float
) -> None:
    tables = changed(components={"travel": travel}, importance={"useful": useful})
    assert document_tables(written(tables), where="weights") == tables
    assert parse_weights(written(tables), "v", where="w").components["travel"] == travel


@pytest.mark.parametrize("number", ["-0.1", "0", "nan", "inf", "true", '"veel"', "1e7", "[1]"])
def test_what_is_no_number_above_nothing_is_refused_with_its_name(number: str) -> None:
    document = written(changed(components={"travel": 0.123})).replace("0.123", number)
    with pytest.raises(InvalidInput, match="number above 0") as refused:
        parse_weights(document, "v", where="eigen.toml")
    assert refused.value.where == "eigen.toml [components] travel"


def test_a_component_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(InvalidInput, match="no weight of this name") as refused:
        tables_of(changed(components={"sympathy": 0.5}), where="weights")
    assert refused.value.where == "weights [components] sympathy"
    assert "travel" in refused.value.remedy


@pytest.mark.parametrize("section", ["age", "gender", "nationality", "benefit", "health"])
def test_nobody_weighs_what_somebody_is(section: str) -> None:
    with pytest.raises(InvalidInput, match="no weight of this name"):
        tables_of(changed() | {section: {"weight": 0.5}}, where="weights")


@pytest.mark.parametrize("section", TABLES)
def test_a_section_that_is_missing_is_named(section: str) -> None:
    tables = {name: numbers for name, numbers in TABLES.items() if name != section}
    with pytest.raises(InvalidInput, match=f"section \\[{section}\\] is missing"):
        parse_weights(written(tables), "v", where="weights")


@pytest.mark.parametrize("component", TABLES["components"])
def test_a_component_that_is_missing_is_named(component: str) -> None:
    tables = changed()
    del tables["components"][component]
    with pytest.raises(InvalidInput) as refused:
        parse_weights(written(tables), "v", where="weights")
    assert refused.value.where == f"weights [components] {component}"


def test_a_number_where_a_section_should_be_is_refused() -> None:
    with pytest.raises(InvalidInput, match="section with numbers"):
        parse_weights("travel = 3", "v", where="weights")


@pytest.mark.parametrize("document", ["[components", "a = = 1", "\x00"])
def test_what_is_no_toml_is_refused_with_the_place(document: str) -> None:
    with pytest.raises(InvalidInput, match="not valid TOML"):
        parse_weights(document, "v", where="weights")


def test_a_text_that_is_far_too_long_is_not_read() -> None:
    with pytest.raises(InvalidInput, match="longer than"):
        parse_weights("#" * (LONGEST_DOCUMENT + 1), "v", where="weights")


def test_differences_name_section_and_key() -> None:
    other = changed(components={"travel": TRAVEL + 1})
    del other["travel"]
    assert differences(TABLES, other) == (
        WeightDifference(name="components.travel", before=TRAVEL, after=TRAVEL + 1),
        WeightDifference(
            name="travel.horizon_min", before=TABLES["travel"]["horizon_min"], after=None
        ),
    )
    assert differences(TABLES, TABLES) == ()
