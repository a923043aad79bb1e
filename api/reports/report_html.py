"""A report as one page that needs nothing else: no script, no file, no network.

The policy in its head forbids everything but its own style sheet. Printed, the first page is the
answer.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from api.reports.document import ReportDocument
from api.reports.report_layout import AUTHOR, laid_out
from api.reports.report_words import words_in

if TYPE_CHECKING:
    from jinja2 import Template


def html_report(document: ReportDocument) -> str:
    """Return the report as a page of HTML; all its words are shown as they are, never run."""
    style = files("api.reports").joinpath("report.css").read_text(encoding="utf-8")
    return _page().render(
        document=document,
        words=words_in(document.language),
        author=AUTHOR,
        laid=laid_out(document),
        style=style,
        style_hash=f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}",
    )


@cache
def _page() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("api.reports", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.jinja")
