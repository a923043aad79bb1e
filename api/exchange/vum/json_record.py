"""Typed, checked access to one JSON object; a wrong type becomes a problem with its JSON path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from api.exchange.cells import Cell, known_text, one_line, running_text
from api.exchange.headings import is_identity
from api.exchange.json_text import Json
from api.exchange.problems import ProblemLog, Understood
from matcher.privacy.redaction import redact_identifiers

KEYS_SHOWN = 50
LONGEST_KEY = 60


@dataclass(slots=True)
class KeyLedger:
    """Which keys a file has and which of them somebody asked for; paths without positions."""

    seen: dict[str, None] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)

    def unread(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ignored keys, and apart from them those that identify a person."""
        unread = [path for path in self.seen if path not in self.asked]
        personal = [path for path in unread if is_identity(path.rsplit(".", 1)[-1])]
        ignored = [path for path in unread if path not in personal]
        return _shown(ignored), _shown(personal)


def _shown(paths: list[str]) -> tuple[str, ...]:
    return tuple(shown_key(path) for path in paths[:KEYS_SHOWN])


def shown_key(path: str) -> str:
    """Return a key fit to repeat: short, on one line, without identifiers."""
    return redact_identifiers(one_line(path))[0][:LONGEST_KEY]


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonRecord:
    """One JSON object at a path within its element of the file."""

    content: dict[str, Json]
    path: str = ""
    ledger_path: str = ""
    ledger: KeyLedger
    log: ProblemLog

    def __post_init__(self) -> None:
        for key in self.content:
            self.ledger.seen[f"{self.ledger_path}{key}"] = None

    def path_of(self, key: str) -> str:
        """Return the JSON path of a key, as problems name it."""
        return f"{self.path}{key}"

    def has(self, key: str) -> bool:
        """Return whether the key is there with something in it."""
        return self._get(key) not in (None, "", [], {})

    def text(self, key: str) -> str:
        """Return one line of text or a code, '' when unknown."""
        return known_text(self._cell(key))

    def running_text(self, key: str) -> str:
        """Return running text without identifiers, '' when unknown."""
        cell = self._cell(key)
        return self.log.redacted(self.path_of(key), running_text(cell)) if known_text(cell) else ""

    def phrase(self, key: str) -> str:
        """Return a short phrase fit to store, '' when unknown."""
        return self.log.phrase(self.path_of(key), self.text(key))

    def read(
        self, key: str, read: Callable[[Cell], Understood | None], *, is_private: bool = False
    ) -> Understood | None:
        """Return what ``read`` makes of the value; a problem is noted if it cannot."""
        cell = self._cell(key)
        shown = "" if is_private else known_text(cell)
        return self.log.understood(self.path_of(key), lambda: read(cell), shown=shown)

    def record(self, key: str) -> JsonRecord:
        """Return the object under a key; an empty one when there is none."""
        content = self._get(key)
        if content is not None and not isinstance(content, dict):
            self._wrong_type(self.path_of(key), "een object ({…})")
        return self._below(content if isinstance(content, dict) else {}, key, "")

    def records(self, key: str) -> list[JsonRecord]:
        """Return the objects in the list under a key; a single object counts as a list of one."""
        content = self._get(key)
        if content is None:
            return []
        elements = [content] if isinstance(content, dict) else content
        if not isinstance(elements, list):
            self._wrong_type(self.path_of(key), "een lijst ([…])")
            return []
        found = []
        for position, element in enumerate(elements):
            if isinstance(element, dict):
                found.append(self._below(element, key, f"[{position}]"))
            else:
                self._wrong_type(f"{self.path_of(key)}[{position}]", "een object ({…})")
        return found

    def n_elements(self, key: str) -> int:
        """Return how many elements ``records`` looks at, also those of a wrong type."""
        content = self._get(key)
        return len(content) if isinstance(content, list) else int(content is not None)

    def first_text(self, key: str) -> str:
        """Return the first text under a key: itself, in a list, or in an object of a list."""
        content = self._get(key)
        for _ in range(3):
            if isinstance(content, list):
                content = next(iter(content), None)
            elif isinstance(content, dict):
                content = next((part for part in content.values() if isinstance(part, str)), None)
        return known_text(content) if isinstance(content, (str, int)) else ""

    def _below(self, content: dict[str, Json], key: str, position: str) -> JsonRecord:
        return JsonRecord(
            content=content,
            path=f"{self.path}{key}{position}.",
            ledger_path=f"{self.ledger_path}{key}.",
            ledger=self.ledger,
            log=self.log,
        )

    def _get(self, key: str) -> Json:
        self.ledger.asked.add(f"{self.ledger_path}{key}")
        return self.content.get(key)

    def _cell(self, key: str) -> Cell:
        content = self._get(key)
        if content is None:
            return ""
        if isinstance(content, (list, dict)):
            self._wrong_type(self.path_of(key), "een tekst of getal")
            return ""
        return content

    def _wrong_type(self, path: str, asked: str) -> None:
        self.log.add(
            path,
            f"Hier hoort {asked}; de waarde is niet gelezen.",
            "Lever het veld zoals VUM 3.0 het beschrijft.",
        )
