"""The words that every report has, Dutch and English side by side."""

from __future__ import annotations

from dataclasses import dataclass

from api.reports.document import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """What a report says of itself, in one language."""

    to_the_text: str
    answer: str
    contents: str
    figure: str
    table: str
    page: str
    of: str
    colophon: str
    nothing_to_draw: str
    no_rows: str
    not_known: str
    at_low: str
    at_high: str
    starting_point: str


_WORDS = {
    Language.DUTCH: ReportWords(
        to_the_text="Naar de tekst",
        answer="In het kort",
        contents="Inhoud",
        figure="Figuur",
        table="Tabel",
        page="pagina",
        of="van",
        colophon="Hoe dit rapport is gemaakt",
        nothing_to_draw="Hier valt niets te tekenen: er zijn geen getallen.",
        no_rows="Geen regels.",
        not_known="niet bekend",
        at_low="bij de laagste waarde",
        at_high="bij de hoogste waarde",
        starting_point="uitgangspunt",
    ),
    Language.ENGLISH: ReportWords(
        to_the_text="Skip to the text",
        answer="In brief",
        contents="Contents",
        figure="Figure",
        table="Table",
        page="page",
        of="of",
        colophon="How this report was made",
        nothing_to_draw="There is nothing to draw here: there are no numbers.",
        no_rows="No rows.",
        not_known="not known",
        at_low="at the lowest value",
        at_high="at the highest value",
        starting_point="base",
    ),
}


def words_in(language: Language) -> ReportWords:
    """Return the words of a language."""
    return _WORDS[language]
