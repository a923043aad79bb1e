"""What no committed file may hold: a place on somebody's machine, a registry, a BSN."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest

from matcher.privacy.redaction import passes_eleven_test
from tests.contracts.source_tree import ROOT, tracked_texts

_MACHINE_PLACE = re.compile(
    r"(?<![\w.~/-])/(?:work|home|root|Users|mnt|srv)/\w+|\b[A-Z]:\\+Users\\+\w+"
)
_REGISTRY = re.compile(
    r"\b(?:pypi|pythonhosted|npmjs|crates)\.(?:org|com|io)\b|\bdeb\.debian\.org\b|--index[-]url\b"
    r"|\bproxy\.golang\.",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.])\d{8,9}(?![\w]|\.\d)")
EXAMPLE_BSN = "111222333"
"""The usual number for examples; nobody has it."""
MAY_SHOW_A_BSN = {
    "matcher/privacy/redaction.py": {EXAMPLE_BSN},
    "tests/api/exchange/files.py": {EXAMPLE_BSN},
    "tests/contracts/test_privacy.py": {EXAMPLE_BSN},
    "tests/contracts/test_tracked_files.py": {EXAMPLE_BSN, "010000008", "10000008"},
    "tests/matcher/privacy/test_redaction.py": {EXAMPLE_BSN, "010000008", "10000008"},
}

Texts = Iterable[tuple[str, str]]


def found(pattern: re.Pattern[str], texts: Texts) -> list[str]:
    """Return file and hit, without the line around it."""
    return [f"{name}: {hit[0]}" for name, text in texts for hit in pattern.finditer(text)]


def bsns(texts: Texts) -> Iterator[str]:
    for name, text in texts:
        for hit in _NUMBER.finditer(text):
            is_stated = hit[0] in MAY_SHOW_A_BSN.get(name, set())
            if passes_eleven_test(hit[0]) and not is_stated:
                yield f"{name}: a number that may be a BSN, at character {hit.start()}"


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert found(_MACHINE_PLACE, tracked_texts()) == []


@pytest.mark.parametrize("top", ["work", "home", "root", "Users"])
def test_a_place_on_a_machine_would_be_noticed(top: str) -> None:
    place = f"/{top}/somebody"
    assert found(_MACHINE_PLACE, [("README.md", f"see {place}/file")]) == [f"README.md: {place}"]
    assert found(_MACHINE_PLACE, [("README.md", f"see docs/{top}/file and ./{top}/x")]) == []


def test_no_file_names_a_package_registry() -> None:
    assert found(_REGISTRY, tracked_texts()) == []


def test_a_package_registry_would_be_noticed() -> None:
    host = ".".join(["pypi", "org"])
    assert found(_REGISTRY, [("docs/x.md", f"from {host}/simple")]) == [f"docs/x.md: {host}"]


def test_no_number_in_any_file_can_be_a_bsn() -> None:
    assert list(bsns(tracked_texts())) == []


def test_a_bsn_would_be_noticed_and_is_not_repeated() -> None:
    planted = list(bsns([("docs/x.md", f"kandidaat {EXAMPLE_BSN} en 52.{EXAMPLE_BSN}")]))
    assert planted == ["docs/x.md: a number that may be a BSN, at character 10"]
    assert list(bsns([("docs/x.md", "111222334, a1b2c3d4, 20261125 2026-11-25")])) == []


def test_files_that_may_show_a_bsn_still_do() -> None:
    for name, numbers in MAY_SHOW_A_BSN.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        assert all(number in text for number in numbers), name
