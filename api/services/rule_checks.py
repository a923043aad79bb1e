"""Rule files that a desk wants to add or to try: all that is wrong with them, told at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matcher.domain.rule_document import RuleKind
from matcher.errors import Conflict, InvalidInput, MatcherError
from matcher.privacy.redaction import passes_eleven_test
from matcher.rule_files.faults import InvalidRuleFile
from matcher.rulebooks.agreement import check_agreement
from matcher.rulebooks.library import SHIPPED, RuleLibrary
from matcher.rulebooks.texts import RuleText, kind_of, read_rule_text

_NINE_DIGITS = re.compile(r"(?<!\d)\d{9}(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFile:
    """A file from outside: its name for messages, and its text."""

    where: str = "file"
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCheck:
    """What a check found.

    Attributes
    ----------
    rule : RuleText or None
        None when the file is not right.
    """

    where: str
    rule: RuleText | None
    faults: tuple[MatcherError, ...]


def check_rules(files: Sequence[RuleFile], library: RuleLibrary = SHIPPED) -> tuple[RuleCheck, ...]:
    """Return every mistake in files that somebody wants to add, in the order given.

    A scheme among them may name rules on who counts that are among them too.
    """
    found: dict[int, RuleCheck] = {}
    for at, file in sorted(enumerate(files), key=lambda numbered: _stands_on_others(numbered[1])):
        found[at] = check = _check(file, library)
        if check.rule:
            library = library.with_rules([check.rule])
    return tuple(found[at] for at in range(len(files)))


def library_with(files: Sequence[RuleFile]) -> RuleLibrary:
    """Return the shipped rules together with those of files, for a trial; nothing is stored.

    Raises
    ------
    InvalidInput, Conflict
        Of the first file that is not right.
    """
    library = SHIPPED
    for file in sorted(files, key=_stands_on_others):
        library = library.with_rules([checked_rule(file, library)])
    return library


def checked_rule(file: RuleFile, library: RuleLibrary) -> RuleText:
    """Return what a file holds, if it may be added to the rules of a library.

    Raises
    ------
    InvalidInput
        If the file breaks a rule of its format, or does not agree with the rules it names.
    Conflict
        If the library has rules of this kind and name.
    """
    refuse_bsn(file)
    added = read_rule_text(file.content, where=file.where)
    library.with_rules([added])
    check_agreement(added, library)
    return added


def _check(file: RuleFile, library: RuleLibrary) -> RuleCheck:
    try:
        rule = checked_rule(file, library)
    except InvalidRuleFile as wrong:
        return RuleCheck(where=file.where, rule=None, faults=wrong.faults)
    except (InvalidInput, Conflict) as fault:
        return RuleCheck(where=file.where, rule=None, faults=(fault,))
    return RuleCheck(where=file.where, rule=rule, faults=())


def _stands_on_others(file: RuleFile) -> bool:
    """Return whether a file names other rules, which then come before it."""
    try:
        return kind_of(file.content, where=file.where) is RuleKind.BLOCK_SCHEME
    except InvalidInput:
        return False


def refuse_bsn(file: RuleFile) -> None:
    """Refuse, with InvalidInput, a file with a number that may be a BSN."""
    for number, line in enumerate(file.content.splitlines(), start=1):
        if any(passes_eleven_test(found) for found in _NINE_DIGITS.findall(line)):
            raise InvalidInput(
                "A number on this line has the form of a BSN, which is never stored.",
                where=f"{file.where}, line {number}",
                remedy="Leave it out; of an address, name the page above it.",
            )
