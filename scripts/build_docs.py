"""Write the parts of ``docs/`` that come from data or code: the glossary page, the templates.

Run from the repository after a change of ``data/glossary.csv`` or of our own columns::

    python scripts/build_docs.py

A test compares what stands in ``docs/`` with what this script would write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import typer

from api.exchange.templates import write_template
from matcher.domain.importing import ImportKind
from matcher.reference import csv_rows

DOCS = Path(__file__).resolve().parent.parent / "docs"
GLOSSARY = "glossary.csv"
TEMPLATE_NAMES = {
    ImportKind.CANDIDATES: "kandidaten",
    ImportKind.VACANCIES: "vacatures",
    ImportKind.PAST_INTRODUCTIONS: "eerdere-voorstellen",
}
SUFFIXES = (".csv", ".xlsx")

Term = Mapping[str, str]

_OPENING = """\
# Glossary / begrippenlijst

The words of this project: Dutch as on the page, English as in the code. One word has one meaning;
a new public noun enters `data/glossary.csv` in the same change as the code that uses it.

*Written by `scripts/build_docs.py` from `data/glossary.csv`; change that file, not this one.*

**Status.** *Confirmed*: the Dutch word, or the law or standard behind it, stands in the source that
is named. *Proposed*: our own proposal; somebody from the field must confirm it before it goes on a
page. **In the code**: where the word lives; *planned* means that nothing of the sort exists yet.
"""


def glossary_page(terms: Iterable[Term]) -> str:
    """Return the page: one table per group, in the order of the file."""
    groups: dict[str, list[Term]] = {}
    for term in terms:
        groups.setdefault(term["group"], []).append(term)
    return _OPENING + "".join("\n".join(_group(name, found)) for name, found in groups.items())


def _group(name: str, terms: Iterable[Term]) -> Iterator[str]:
    yield f"\n## {name}\n"
    yield "| Nederlands | uitleg | English | in the code | status | source |"
    yield "|---|---|---|---|---|---|"
    for term in terms:
        yield "| " + " | ".join(_cells(term)) + " |"
    yield ""


def _cells(term: Term) -> Iterator[str]:
    yield f"**{term['dutch']}**"
    yield term["explanation_nl"]
    yield term["explanation_en"]
    yield f"`{term['code_name']}`" + (f" in `{term['module']}`" if term["module"] else ", planned")
    yield term["status"]
    yield _linked(term["source"])


def _linked(source: str) -> str:
    """Return the source with its address between angle brackets, so that it becomes a link."""
    return " ".join(f"<{word}>" if word.startswith("http") else word for word in source.split())


def template_paths(folder: Path) -> Iterator[tuple[ImportKind, Path]]:
    """Yield which template goes where."""
    for kind, name in TEMPLATE_NAMES.items():
        for suffix in SUFFIXES:
            yield kind, folder / f"{name}{suffix}"


def write_all(docs: Path) -> None:
    """Write the glossary page and the templates under a folder."""
    (docs / "templates").mkdir(parents=True, exist_ok=True)
    (docs / "glossary.md").write_text(glossary_page(csv_rows(GLOSSARY)), encoding="utf-8")
    for kind, path in template_paths(docs / "templates"):
        write_template(kind, path)


def main() -> None:
    """Renew what stands in ``docs/``."""
    write_all(DOCS)
    typer.echo(f"Renewed glossary.md and templates/ in {DOCS}.")


if __name__ == "__main__":
    typer.run(main)
