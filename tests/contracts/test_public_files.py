"""What catalogues, lawyers and users read first: publiccode.yml, LICENSE, CHANGELOG.md."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from tests.contracts.source_tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MANDATORY = {
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "categories",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
}
"""Keys that the standard demands (github.com/publiccodeyml/publiccode.yml, schema.core)."""
SHORT, LONG = 150, (150, 10_000)
"""Characters of the descriptions, by the same standard."""
CHANGE_HEADINGS = (
    "Added",
    "Changed",
    "Changed rankings",
    "Changed amounts",
    "Deprecated",
    "Removed",
    "Fixed",
    "Security",
    "Not there yet",
)


def flaws(content: Mapping[str, Any]) -> list[str]:
    """Return what the standard would object to."""
    found = [f"{key} is missing" for key in sorted(MANDATORY - set(content))]
    for language, told in content.get("description", {}).items():
        if not 0 < len(told["shortDescription"]) <= SHORT:
            found.append(f"{language}: the short description is too long")
        if not LONG[0] <= len(told["longDescription"]) <= LONG[1]:
            found.append(f"{language}: the long description is too short or too long")
        if not told["features"]:
            found.append(f"{language}: no features")
    return found


@pytest.fixture
def publiccode() -> dict[str, Any]:
    content = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def test_publiccode_has_what_the_standard_demands(publiccode: dict[str, Any]) -> None:
    assert flaws(publiccode) == []
    assert set(publiccode["description"]) == {"nl", "en"}
    assert len({len(told["features"]) for told in publiccode["description"].values()}) == 1


def test_a_flaw_in_publiccode_would_be_noticed(publiccode: dict[str, Any]) -> None:
    del publiccode["legal"]
    publiccode["description"]["nl"]["shortDescription"] = "x" * (SHORT + 1)
    assert flaws(publiccode) == ["legal is missing", "nl: the short description is too long"]


def test_publiccode_and_the_package_agree(publiccode: dict[str, Any]) -> None:
    assert publiccode["name"] == PROJECT["name"]
    assert publiccode["legal"]["license"] == PROJECT["license"]
    (python,) = [d for d in publiccode["dependsOn"]["open"] if d["name"] == "Python"]
    assert PROJECT["requires-python"] == f">={python['versionMin']}"


def test_the_licence_is_the_whole_text_of_the_one_that_is_declared() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert PROJECT["license"] == "EUPL-1.2"
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    articles = [int(number) for number in re.findall(r"^(\d+)\.[A-Z]", text, re.MULTILINE)]
    assert articles == list(range(1, 16))
    assert "Appendix" in text
    assert text.rstrip().endswith("require the production of a new EUPL version.")


def test_the_changelog_explains_its_own_headings_and_uses_no_others() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for own in ("Changed rankings", "Changed amounts"):
        assert f"**{own}**" in text
    used = re.findall(r"^### (.+)$", text, re.MULTILINE)
    assert used
    assert set(used) <= set(CHANGE_HEADINGS)


def test_the_changelog_has_the_version_of_the_package_or_it_was_never_released() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", text, re.MULTILINE)
    assert re.search(r"^## \[Unreleased\]$", text, re.MULTILINE)
    assert not released or released[0] == PROJECT["version"]
