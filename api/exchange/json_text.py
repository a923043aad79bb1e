"""JSON text to plain values; BSN keys fall away while parsing, with a place for every error."""

from __future__ import annotations

import json
from dataclasses import dataclass

from api.exchange.cells import one_line
from api.exchange.headings import is_bsn
from matcher.errors import UnreadableFile
from matcher.privacy.redaction import redact_identifiers

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonDocument:
    """The parsed text, and the names of the keys that were dropped."""

    content: Json
    dropped: tuple[str, ...]


class _NotANumber(ValueError):
    """NaN and Infinity are no JSON."""


def parse_json(text: str, file_name: str) -> JsonDocument:
    """Return the document, or an error with line and column."""
    dropped: dict[str, None] = {}

    def without_bsn(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        for key, _ in pairs:
            if is_bsn(key):
                dropped[redact_identifiers(one_line(key))[0]] = None
        return {key: content for key, content in pairs if not is_bsn(key)}

    try:
        content: Json = json.loads(
            text, object_pairs_hook=without_bsn, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as fault:
        raise UnreadableFile(
            "Hier houdt de JSON op geldig te zijn; misschien is het bestand afgebroken.",
            where=f"{file_name}, regel {fault.lineno}, kolom {fault.colno}",
            remedy="Maak de export opnieuw en controleer of hij volledig is.",
        ) from None
    except _NotANumber:
        raise UnreadableFile(
            "De JSON bevat NaN of Infinity; dat zijn geen JSON-waarden.",
            where=file_name,
            remedy="Laat het veld weg of gebruik null voor wat niet bekend is.",
        ) from None
    except (RecursionError, ValueError):
        raise UnreadableFile(
            "De JSON is te diep genest of bevat een veel te groot getal.",
            where=file_name,
            remedy="Maak de export opnieuw volgens VUM 3.0.",
        ) from None
    return JsonDocument(content=content, dropped=tuple(dropped))


def _refuse_constant(name: str) -> Json:
    raise _NotANumber(name)
