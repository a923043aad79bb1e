"""The decision records: all listed, numbered once, in one form, and short."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.contracts.source_tree import ROOT

FOLDER = ROOT / "docs" / "decisions"
HEADINGS = ("## Context", "## Decision", "## Consequences", "## Alternatives")
LONGEST = 60
"""Lines: one page."""
_NAME = re.compile(r"(?P<number>\d{4})-[a-z0-9-]+\.md")
_ROW = re.compile(
    r"\| \[(?P<number>\d{4})\]\((?P<name>[^)]+)\) \| (?P<title>.+?) \| (?P<status>.+?) \|"
)
_SUPERSEDED = re.compile(r"superseded by (\d{4})")


def records() -> dict[str, str]:
    """Return the text of every record by file name."""
    names = sorted(path.name for path in FOLDER.glob("*.md") if path.name != "README.md")
    return {name: (FOLDER / name).read_text(encoding="utf-8") for name in names}


def flaws(texts: Mapping[str, str]) -> list[str]:
    """Return what is wrong with the form of records."""
    found = []
    numbers = [name[:4] for name in texts]
    for name, text in texts.items():
        lines = text.splitlines()
        headings = tuple(line for line in lines if line in HEADINGS)
        if not _NAME.fullmatch(name):
            found.append(f"{name}: not named NNNN-words.md")
        if numbers.count(name[:4]) > 1:
            found.append(f"{name}: its number is used twice")
        if not lines[0].startswith(f"# {name[:4]} "):
            found.append(f"{name}: the title does not open with its number")
        if not lines[2].startswith("Status: "):
            found.append(f"{name}: no status under the title")
        if headings != HEADINGS:
            found.append(f"{name}: the headings are not {', '.join(HEADINGS)}, in that order")
        if len(lines) > LONGEST:
            found.append(f"{name}: longer than a page")
        if not set(_SUPERSEDED.findall(text)) <= set(numbers):
            found.append(f"{name}: superseded by a record that is not there")
    return found


def index_rows(text: str) -> list[tuple[str, str, str]]:
    return [(row["name"], row["title"], row["status"]) for row in _ROW.finditer(text)]


def told(texts: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return file, title and status of every record, as the index should have them."""
    return [
        (
            name,
            text.splitlines()[0].removeprefix(f"# {name[:4]} "),
            text.splitlines()[2].removeprefix("Status: ").rstrip("."),
        )
        for name, text in texts.items()
    ]


def test_every_record_has_the_one_form() -> None:
    assert flaws(records()) == []


def test_the_index_lists_every_record_with_its_title_and_status_in_order() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert index_rows(index) == told(records())


def test_numbers_are_handed_out_without_gaps() -> None:
    numbers = [int(name[:4]) for name in records()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_record_out_of_form_would_be_noticed() -> None:
    whole = "# 0001 One\n\nStatus: accepted.\n\n" + "\n\n".join(HEADINGS)
    texts = {
        "0001-one.md": whole,
        "0001-other.md": whole.replace("## Alternatives", "").replace("# 0001 One", "# One"),
        "0003_x.md": whole.replace("0001", "0003").replace("accepted.", "superseded by 0009."),
        "0004-long.md": whole.replace("0001", "0004") + "\n" * LONGEST,
    }
    found = "\n".join(flaws(texts))
    for name, what in (
        ("0001-one.md", "its number is used twice"),
        ("0001-other.md", "the title does not open with its number"),
        ("0001-other.md", "the headings are not"),
        ("0003_x.md", "not named NNNN-words.md"),
        ("0003_x.md", "superseded by a record that is not there"),
        ("0004-long.md", "longer than a page"),
    ):
        assert f"{name}: {what}" in found


def test_a_record_that_the_index_lacks_would_be_noticed() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert index_rows(index.replace("| [0003](", "| (0003) (")) != told(records())
