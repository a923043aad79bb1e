"""A reading of a text as two tables, in the plain Dutch that a desk reads."""

from __future__ import annotations

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.exchange.words import EDUCATION_WORDS, LANGUAGE_WORDS, TRAVEL_WORDS
from api.services.taxonomy import LinkedPhrase
from api.services.text_readings import LinkedReading
from matcher.domain.hours import HoursRange
from matcher.domain.profile import EducationLevel, LanguageLevel
from matcher.domain.taxonomy import ConceptLink
from matcher.domain.text_reading import (
    Criterion,
    ProposedValue,
    Stance,
    TextReading,
    TextSpan,
)

_CRITERIA = {
    Criterion.STARTS_ON: "eerste werkdag",
    Criterion.HOURS: "uren per week",
    Criterion.DRIVING_LICENCES: "rijbewijs",
    Criterion.CERTIFICATES: "certificaat",
    Criterion.EDUCATION_LEVEL: "werk- en denkniveau",
    Criterion.DUTCH_SPOKEN: "Nederlands spreken",
    Criterion.DUTCH_WRITTEN: "Nederlands schrijven",
    Criterion.SHIFT_WORK: "ploegen, onregelmatig",
    Criterion.TRANSPORT: "eigen vervoer",
}
_STANCES = {
    Stance.DEMANDED: "gevraagd",
    Stance.ADVANTAGE: "pré",
    Stance.NOT_DEMANDED: "niet gevraagd",
    Stance.HELD: "heeft",
    Stance.NOT_HELD: "heeft niet",
    Stance.UNCLEAR: "onduidelijk: vraag na",
}
# Of several words for one value the first is shown.
_EDUCATION = {level: word for word, level in reversed(EDUCATION_WORDS.items())}
_LANGUAGE = {level: word for word, level in reversed(LANGUAGE_WORDS.items())}
_TRAVEL = {mode: word for word, mode in reversed(TRAVEL_WORDS.items())}


def print_reading(linked: LinkedReading) -> None:
    """Print what a text announces and what it may ask, or that there is nothing."""
    console, reading = screen(), linked.reading
    if linked.title is not None and linked.has_taxonomy:
        console.print(f"{escape(linked.title.phrase)}: {_meaning(linked.title)}")
    if not reading.phrases and not reading.proposals:
        console.print("In deze tekst staat niets dat hier herkend wordt.")
        return
    if reading.phrases:
        console.print(_phrases(linked))
    if reading.proposals:
        console.print(_proposals(reading))
    console.print("Dit zijn voorstellen: er is niets bewaard of toegepast.")


def _phrases(linked: LinkedReading) -> Table:
    table = _table("taak, vaardigheid, beroep", "wat de tekst zegt", "aangekondigd door", "plaats")
    if linked.has_taxonomy:
        table.add_column("betekent (zekerheid)", overflow="fold")
    for phrase, one in zip(linked.reading.phrases, linked.phrases, strict=True):
        table.add_row(
            escape(phrase.text),
            _STANCES[phrase.stance],
            _words(phrase.cue),
            _place(phrase.span),
            *([_meaning(one)] if linked.has_taxonomy else []),
        )
    return table


def _meaning(linked: LinkedPhrase) -> str:
    if linked.link is not None:
        return _sure(linked.link)
    if not linked.nearest:
        return "niet gekoppeld"
    return f"niet gekoppeld; het dichtst bij: {_sure(linked.nearest[0])}"


def _sure(link: ConceptLink) -> str:
    return f"{escape(link.label)} ({link.confidence:.2f})"


def _proposals(reading: TextReading) -> Table:
    table = _table("wat", "waarde", "wat de tekst zegt", "woorden", "omdat er staat", "plaats")
    for proposal in reading.proposals:
        table.add_row(
            _CRITERIA[proposal.criterion],
            escape(value_text(proposal.value)),
            _STANCES[proposal.stance],
            _words(proposal.span),
            _words(proposal.decided_by) if proposal.decided_by else "-",
            _place(proposal.span),
        )
    return table


def value_text(value: ProposedValue | None) -> str:
    """Return a proposed value in Dutch; 'niet gezegd' where the text does not say which."""
    match value:
        case None:
            return "niet gezegd"
        case True:
            return "ja"
        case HoursRange(minimum=minimum, maximum=maximum):
            return _hours(minimum, maximum)
        case EducationLevel():
            return _EDUCATION[value]
        case LanguageLevel():
            return _LANGUAGE[value]
        case frozenset():
            return " / ".join(sorted(_TRAVEL[mode] for mode in value))
        case _:
            return str(value)


def _hours(minimum: float | None, maximum: float | None) -> str:
    if minimum is None:
        return f"hoogstens {maximum:g}"
    if maximum is None:
        return f"minstens {minimum:g}"
    return f"{minimum:g}" if minimum == maximum else f"{minimum:g} tot {maximum:g}"


def _words(span: TextSpan) -> str:
    return escape(" ".join(span.text.split()))


def _place(span: TextSpan) -> str:
    return f"{span.start}-{span.end}"


def _table(*headings: str) -> Table:
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table
