"""A place in a sentence that speaks of a criterion, before anybody knows whether it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.domain.text_reading import Criterion, ProposedValue

__all__ = ["Mention", "without_contained"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name a value of a criterion.

    Attributes
    ----------
    criterion, value
        As in ``CriterionProposal``.
    begin, end : int
        Where the words stand in the sentence.
    group_begin, group_end : int or None
        The enumeration that they are part of ('rijbewijs C/CE'), which is judged as one; None
        when they stand alone.
    is_stated : bool
        Whether to say it is to mean it, as with 'Je werkt in ploegendienst'.
    is_one_of : bool
        Whether something else would do as well, so that this alone is never plainly demanded.
    """

    criterion: Criterion
    value: ProposedValue | None
    begin: int
    end: int
    group_begin: int | None = None
    group_end: int | None = None
    is_stated: bool = False
    is_one_of: bool = False

    @property
    def group(self) -> tuple[int, int]:
        """Begin and end of the words that are judged together."""
        begin = self.begin if self.group_begin is None else self.group_begin
        return begin, self.end if self.group_end is None else self.group_end


def without_contained(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield mentions in order, without levels within a diploma's name ('mbo beveiliger')."""
    names = [mention for mention in mentions if mention.criterion is Criterion.CERTIFICATES]
    for mention in sorted(mentions, key=lambda found: (found.begin, found.end, found.criterion)):
        is_level = mention.criterion is Criterion.EDUCATION_LEVEL
        if not (is_level and any(_contains(name, mention) for name in names)):
            yield mention


def _contains(name: Mention, mention: Mention) -> bool:
    return name.begin <= mention.begin and mention.end <= name.end
