"""Enums of the domain as the words that stand for them in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from matcher.domain.profile import EducationLevel, EntryKind, LanguageLevel
from matcher.ternary import Ternary


@dataclass(frozen=True, slots=True, eq=False)
class Spelled:
    """Says by which word each member of an enum goes; used inside ``Annotated``."""

    words: Mapping[Enum, str]

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self._member,
            serialization=core_schema.plain_serializer_function_ser_schema(
                self.words.__getitem__, return_schema=core_schema.str_schema()
            ),
        )

    def __get_pydantic_json_schema__(
        self, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "enum": list(self.words.values())}

    def _member(self, value: object) -> Enum:
        for member, word in self.words.items():
            # Ternary and the levels are numbers, and 1 is not a word: identity, not equality.
            if value is member or (isinstance(value, str) and value == word):
                return member
        choices = ", ".join(self.words.values())
        raise PydanticCustomError("word", "Choose one of: {choices}.", {"choices": choices})


def _by_name(members: type[Enum]) -> Spelled:
    return Spelled({member: member.name.lower() for member in members})


Answer = Annotated[
    Ternary,
    Spelled({Ternary.MEETS: "yes", Ternary.FAILS: "no", Ternary.UNKNOWN: "unknown"}),
]
EducationWord = Annotated[EducationLevel, _by_name(EducationLevel)]
LanguageWord = Annotated[LanguageLevel, _by_name(LanguageLevel)]
EvidenceWord = Annotated[EntryKind, _by_name(EntryKind)]
