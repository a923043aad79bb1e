"""Reports on the command line: on the screen, as data, or as a page to hand on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel

from api.cli.document_text import print_document
from api.cli.new_file import check_output, hand_over
from api.reports.document import Language, ReportDocument
from api.reports.page_files import PageFile, page_content


class PageFormat(StrEnum):
    """As what a report comes."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"
    PDF = "pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions:
    """As what a report comes, and where it goes."""

    output: Annotated[
        PageFormat,
        typer.Option("--format", help="table to read, json for programs, html and pdf to hand on."),
    ] = PageFormat.TABLE
    language: Annotated[Language, typer.Option("--language", help="Of table and pages.")] = (
        Language.DUTCH
    )
    path: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help="Write to this file, which must not exist yet. Needed for pdf.",
        ),
    ] = None

    def check(self, stem: str) -> None:
        """Refuse, before anything is read, what could only be printed or could not be printed."""
        check_output(
            self.output,
            self.path,
            to_read=PageFormat.TABLE,
            binary=(PageFormat.PDF,),
            stem=stem,
        )

    def show(self, document: ReportDocument, told: Callable[[], BaseModel]) -> None:
        """Print a report, or write it to its file.

        Parameters
        ----------
        told : callable
            Gives the same as data.
        """
        if self.output is PageFormat.TABLE:
            print_document(document)
            return
        if self.output is PageFormat.JSON:
            content = f"{told().model_dump_json(indent=2)}\n".encode()
        else:
            content = page_content(document, PageFile(self.output))
        hand_over(content, self.path)
