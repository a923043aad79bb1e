"""What a sentence says of each mention in it: asked, an advantage, not needed, held, or unclear.

Wordings and mentions are weighed clause by clause. A clause without a wording is part of an
enumeration: it takes what stands before it ('Je hebt rijbewijs B, VCA en BHV') or what comes
behind ('VCA en BHV zijn een pré'). A clause that only points back ('maar dat is niet nodig')
changes what came before it. Where the two sides of an enumeration disagree, or something else
would do as well, nothing is decided: a hard criterion that nobody posed would exclude people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matcher.skills.reading.clauses import Clause, clauses
from matcher.skills.reading.cues import Cue, Force, Place, weighed_together

__all__ = ["Weighed", "weigh", "with_afterthought"]

_TAKEN_BACK = {
    (Force.DEMANDED, Force.GIVEN): Force.UNCLEAR,
    (Force.DEMANDED, Force.NOT_DEMANDED): Force.NOT_DEMANDED,
    (Force.DEMANDED, Force.ADVANTAGE): Force.ADVANTAGE,
    (Force.DEMANDED, Force.UNCLEAR): Force.UNCLEAR,
    (Force.NOT_DEMANDED, Force.ADVANTAGE): Force.ADVANTAGE,
    (Force.GIVEN, Force.ADVANTAGE): Force.ADVANTAGE,
    (Force.NOT_DEMANDED, Force.DEMANDED): Force.UNCLEAR,
    (Force.GIVEN, Force.DEMANDED): Force.UNCLEAR,
    (Force.CONDITION, Force.ADVANTAGE): Force.ADVANTAGE,
    (Force.CONDITION, Force.NOT_DEMANDED): Force.NOT_DEMANDED,
    (Force.HELD, Force.NOT_HELD): Force.UNCLEAR,
    (Force.NOT_HELD, Force.HELD): Force.UNCLEAR,
    (Force.HELD, Force.UNCLEAR): Force.UNCLEAR,
}
"""What an afterthought makes of what was said first; any other leaves it as it is."""
_NEGATIONS = frozenset({Force.NOT_DEMANDED, Force.NOT_HELD})


@dataclass(frozen=True, slots=True)
class Weighed:
    """The force that decides about a mention, and the wording that has it; None for neither."""

    force: Force | None
    cue: Cue | None


NOTHING = Weighed(None, None)


@dataclass(frozen=True, slots=True)
class _End:
    """What the end of an enumeration says, and whether its verb takes all of it."""

    weighed: Weighed
    is_plural: bool


def weigh(sentence: str, mentions: Sequence[Place], cues: Sequence[Cue]) -> list[Weighed]:
    """Return what the sentence says of each mention, in the order of the mentions.

    Parameters
    ----------
    sentence : str
    mentions : sequence of (int, int)
        Places that do not overlap, in order.
    cues : sequence of Cue
        The wordings of the sentence, none of them inside a mention.
    """
    parts = clauses(sentence, mentions, cues)
    behind = _behind(parts)
    found = [NOTHING] * len(mentions)
    carried: tuple[Cue, ...] = ()
    last: Clause | None = None
    for clause, following, end in zip(parts, [*parts[1:], None], behind, strict=True):
        if last is not None and _points_back(clause, following):
            for mention in last.mentions:
                found[mention] = with_afterthought(found[mention], clause.cues)
            continue
        carried = () if clause.is_new else carried
        for mention in clause.mentions:
            found[mention] = _of_clause(clause, carried, following, end)
        carried = _carried_on(clause, carried, following)
        last = clause if clause.mentions else last
    for before, clause in pairwise(parts):
        _leave_choices_open(found, before, clause)
    return found


def with_afterthought(weighed: Weighed, cues: Iterable[Cue]) -> Weighed:
    """Return what wordings that come after make of what was said first."""
    told = _weighed(cues)
    if told.force is None or weighed.force is None:
        return weighed if told.force is None else told
    changed = _TAKEN_BACK.get((weighed.force, told.force), weighed.force)
    return weighed if changed is weighed.force else Weighed(changed, told.cue)


def _points_back(clause: Clause, following: Clause | None) -> bool:
    is_heading = following is not None and following.joint == ":"
    is_bare = bool(clause.cues) and not clause.mentions and not clause.has_own_words
    return is_bare and not is_heading


def _of_clause(
    clause: Clause, carried: tuple[Cue, ...], following: Clause | None, end: _End
) -> Weighed:
    if clause.cues:
        # 'geen VCA of BHV nodig': the negation reaches over the conjunction.
        negations = [cue for cue in carried if cue.force in _NEGATIONS]
        is_demanded = {cue.force for cue in clause.cues} == {Force.DEMANDED}
        return _weighed((*clause.cues, *(negations if clause.is_joined and is_demanded else [])))
    left, right = _weighed(carried), end.weighed
    if left.force is None or right.force is None or left.force is right.force:
        return left if right.force is None else right
    is_last_but_one = following is not None and following.is_joined and following.cues_after
    if left.force not in _NEGATIONS and is_last_but_one:
        return right if end.is_plural else Weighed(Force.UNCLEAR, right.cue)
    return left


def _behind(parts: Sequence[Clause]) -> list[_End]:
    """Return for every clause what the end of the enumeration behind it says of all of it."""
    ends = [_End(NOTHING, is_plural=False)]
    for clause in reversed(parts[1:]):
        is_about_others = clause.has_own_words and not clause.mentions and not clause.is_joined
        is_of_its_own = bool(clause.mentions) and not clause.cues_after
        if clause.is_new or (clause.cues and (is_of_its_own or is_about_others)):
            ends.append(_End(NOTHING, is_plural=False))
        elif clause.cues:
            ends.append(_End(_weighed(clause.cues), is_plural=clause.is_plural))
        else:
            ends.append(ends[-1])
    return ends[::-1]


def _carried_on(
    clause: Clause, carried: tuple[Cue, ...], following: Clause | None
) -> tuple[Cue, ...]:
    """Return the wordings that also reach the next clause: those that no verb has closed."""
    if clause.cues_after:
        return ()
    carried = clause.cues_before or carried
    if following is not None and following.joint == ":" and clause.has_own_words:
        # 'Geen kantoorbaan: je werkt in ploegen' negates the office, not the shifts.
        return tuple(cue for cue in carried if cue.force not in _NEGATIONS)
    return carried


def _leave_choices_open(found: list[Weighed], before: Clause, clause: Clause) -> None:
    """Leave open what is demanded where something else would do: 'VCA of ervaring in de bouw'."""
    if not clause.is_alternative:
        return
    softened = [*before.mentions] if before.ends_with_mention else []
    softened += clause.mentions if clause.begins_with_mention else ()
    for mention in softened:
        if found[mention].force is Force.DEMANDED:
            found[mention] = Weighed(Force.UNCLEAR, found[mention].cue)


def _weighed(cues: Iterable[Cue]) -> Weighed:
    listed = list(cues)
    force = weighed_together({cue.force for cue in listed})
    return Weighed(force, next((cue for cue in listed if cue.force is force), None))
