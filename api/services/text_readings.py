"""What a running text says: read, answered and forgotten."""

from __future__ import annotations

from dataclasses import replace

from api.services.vacancies import read_vacancy
from matcher.domain.text_reading import TextKind, TextReading
from matcher.privacy.redaction import redact_identifiers
from matcher.skills.text_reading import read_text
from models.unit_of_work import UnitOfWork


def read_sent_text(text: str, kind: TextKind) -> TextReading:
    """Return what a text says. Nothing of it is stored or logged.

    A phrase that holds a BSN, e-mail address or telephone number is left out: it names a person
    and no skill.
    """
    found = read_text(text, kind)
    # As it stands in the text: cleaning may have taken '(030)' out of a number.
    kept = tuple(phrase for phrase in found.phrases if not redact_identifiers(phrase.span.text)[1])
    return replace(found, phrases=kept)


def read_description(uow: UnitOfWork, vacancy: str) -> TextReading:
    """Return what the description of a stored vacancy says, by our id or the contractor's own."""
    return read_sent_text(read_vacancy(uow, vacancy).description, TextKind.VACANCY)
