"""One word, one meaning, written down: the glossary covers the words that the code uses."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping

import pytest

from matcher.reference import csv_rows
from tests.contracts.source_tree import SourceFile, python_files

TERMS = csv_rows("glossary.csv")
COLUMNS = {
    "term",
    "code_name",
    "module",
    "group",
    "dutch",
    "status",
    "source",
    "explanation_nl",
    "explanation_en",
}
EXPLAIN = (
    "explain it in data/glossary.csv and run 'python scripts/build_docs.py'; "
    "a class that no page will ever name goes into TECHNICAL, with the reason"
)
LONGEST_B1_SENTENCE = 25
"""Words. Language level B1 asks short sentences; this is our own bound."""

TECHNICAL = {
    "BlockMember": "a line of a scheme file: one way into a block",
    "BlockUnit": "a word of a scheme file: what its amounts are for",
    "BonusCondition": "a line of a scheme file",
    "BonusConditionKind": "a word of a scheme file; pages show the sentence of the source",
    "BonusSpread": "a word of a scheme file",
    "CandidateRecord": "a candidate between a file and storage; a desk never meets it",
    "Change": "a line of the feed that keeps the index up to date",
    "ChangedEntity": "what a line of that feed speaks of",
    "ClaimTransition": "the name of a step; pages show the status that it leads to",
    "Condition": "a line of a rule file; pages show the sentence of the source",
    "ConditionKind": "a word of a rule file",
    "ContractRecord": "a contract between a file and storage",
    "CountedDays": "one reading of a counting period while it is computed",
    "CountingFacts": "what a counting period is computed from",
    "CountingKind": "a word of a scheme file",
    "EffortBasis": "a word of a scheme file",
    "EffortRule": "a line of a scheme file",
    "GoalKind": "the unit of a goal",
    "Holdings": "a set that may be known in part; the page shows the things in it",
    "OpenPointCode": "the key of an open point; pages show its sentence",
    "Operation": "what a line of that feed did",
    "PastRecord": "a case of earlier years between a file and storage",
    "PhraseColumns": "phrases as arrays for the index",
    "ProfileColumns": "profiles as arrays for the index",
    "RatePrecision": "a word of a rule file: exactly, at least, or about",
    "Reading": "one way to read rule and facts while a value is computed",
    "ReasonCode": "the key of a reason; pages show its sentence",
    "SchemeKind": "a word of a scheme file: euros or points",
    "VacancyRecord": "a vacancy between a file and storage",
}
"""Public classes of the domain that no page will ever name, each with the reason."""


def public_classes(files: Iterable[SourceFile]) -> dict[str, str]:
    """Return the module of every public class."""
    return {
        node.name: file.path.removesuffix(".py").replace("/", ".")
        for file in files
        for node in file.tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }


def unexplained(classes: Mapping[str, str], terms: Iterable[Mapping[str, str]]) -> list[str]:
    """Return the classes that neither the glossary nor the list of technical ones has."""
    placed = {(term["code_name"], term["module"]) for term in terms}
    return [
        name
        for name, module in classes.items()
        if (name, module) not in placed and name not in TECHNICAL
    ]


def test_every_public_word_of_the_domain_is_explained() -> None:
    assert unexplained(public_classes(python_files("matcher/domain")), TERMS) == [], EXPLAIN


def test_a_word_without_an_explanation_would_be_noticed() -> None:
    new = SourceFile("matcher/domain/weather.py", "class Weather:\n    pass\n")
    assert unexplained(public_classes([new]), TERMS) == ["Weather"]


def test_no_technical_class_is_gone_or_explained_after_all() -> None:
    classes = public_classes(python_files("matcher/domain"))
    explained = {term["code_name"] for term in TERMS}
    assert set(TECHNICAL) <= set(classes) - explained


@pytest.mark.parametrize("term", TERMS, ids=[term["term"] for term in TERMS])
def test_a_word_that_is_said_to_be_in_the_code_is_there(term: Mapping[str, str]) -> None:
    """A planned word has no module; the day it comes to the domain, the test above asks for one."""
    if not term["module"]:
        assert term["code_name"] not in public_classes(python_files("matcher/domain"))
        return
    (file,) = [
        file
        for file in python_files("matcher")
        if file.path == f"{term['module'].replace('.', '/')}.py"
    ]
    assert term["code_name"] in public_classes([file]).keys() | set(fields_and_members(file))


def fields_and_members(file: SourceFile) -> Iterator[str]:
    """Yield the names that the body of a class gives to fields and members of enums."""
    for node in file.nodes:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        yield from (target.id for target in targets if isinstance(target, ast.Name))


@pytest.mark.parametrize("column", ["term", "code_name", "dutch"])
def test_no_word_stands_for_two_things(column: str) -> None:
    words = [term[column].casefold() for term in TERMS]
    assert len(words) == len(set(words))


def test_every_term_is_whole() -> None:
    for term in TERMS:
        assert set(term) == COLUMNS
        assert all(term[column] for column in COLUMNS - {"module"}), term["term"]
        assert term["status"] in {"confirmed", "proposed"}
        assert "|" not in "".join(term.values()), term["term"]


def test_what_is_confirmed_names_a_source_from_outside() -> None:
    own = [t["term"] for t in TERMS if t["source"] == "project vocabulary"]
    confirmed = {t["term"] for t in TERMS if t["status"] == "confirmed"}
    assert own
    assert not confirmed & set(own)


def long_sentences(text: str) -> list[str]:
    sentences = text.replace("?", ".").split(". ")
    return [sentence for sentence in sentences if len(sentence.split()) > LONGEST_B1_SENTENCE]


def test_explanations_are_written_in_short_sentences() -> None:
    assert [s for term in TERMS for s in long_sentences(term["explanation_nl"])] == []
    assert [t["term"] for t in TERMS if not t["explanation_nl"].endswith((".", "?"))] == []


def test_a_long_sentence_would_be_noticed() -> None:
    assert long_sentences("Kort. " + "woord " * 26) == ["woord " * 26]
