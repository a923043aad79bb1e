"""Hard criteria that a running text may pose, and what a person's own text may say of them.

Every proposal names the words it came from and whether the text demands it, calls it an advantage,
or says that it is not needed; of a candidate whether it is held. A person confirms: nothing here is
applied. What is expressly not demanded is listed too, so that whoever sees 'rijbewijs' in the text
also sees why it is not proposed.

A candidate's proposals are fields of the profile and nothing else: no health, age or benefit.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from matcher.domain.text_reading import (
    Criterion,
    CriterionProposal,
    Stance,
    TextKind,
    TextSpan,
)
from matcher.skills.reading.cues import STANCES, Force, Place
from matcher.skills.reading.headings import Placed
from matcher.skills.reading.mentions import Mention
from matcher.skills.reading.pieces import Piece
from matcher.skills.reading.read_sentences import ReadSentence, read_sentences
from matcher.skills.reading.weighing import Weighed, with_afterthought

__all__ = ["criteria_proposals", "proposals_among"]

_STATED = {TextKind.VACANCY: Stance.DEMANDED, TextKind.CANDIDATE: Stance.HELD}
_WHAT_THE_JOB_IS = frozenset({Criterion.HOURS, Criterion.SHIFT_WORK, Criterion.STARTS_ON})
_TELLS_OF_THE_JOB = frozenset({Force.GIVEN, Force.CONDITION})
_ALL_HELD = frozenset({Criterion.DRIVING_LICENCES, Criterion.CERTIFICATES})
"""Of which somebody who names two has both, where a job that names two may ask one."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """A mention in its sentence, what the sentence says of it, and in which words."""

    placed: Placed
    mention: Mention
    force: Force | None
    decided_by: TextSpan | None


def criteria_proposals(text: str, kind: TextKind) -> tuple[CriterionProposal, ...]:
    """Return the criteria that a text speaks of, in order of appearance.

    Parameters
    ----------
    text : str
        Running Dutch text; any length, may be empty.
    kind : TextKind
        Whose text it is.

    Examples
    --------
    >>> found = criteria_proposals("Rijbewijs B is vereist, VCA is een pré.", TextKind.VACANCY)
    >>> [(proposal.value, proposal.stance.value) for proposal in found]
    [(<DrivingLicence.B: 'B'>, 'demanded'), ('vca', 'advantage')]
    """
    return proposals_among(read_sentences(text, kind), kind)


def proposals_among(read: Iterable[ReadSentence], kind: TextKind) -> tuple[CriterionProposal, ...]:
    """Return the criteria that sentences, all of one text, speak of."""
    return tuple(_proposal(judged, kind) for judged in _judged(read))


def _judged(read: Iterable[ReadSentence]) -> Iterator[_Judged]:
    """Yield the mentions; a question is held until what follows has answered it."""
    asked: list[_Judged] = []
    for sentence in read:
        yield from asked if sentence.mentions else (_answered(one, sentence) for one in asked)
        judged = zip(sentence.mentions, _weighed_mentions(sentence), strict=True)
        found = [
            _Judged(sentence.placed, mention, weighed.force, _span_of(weighed, sentence.piece))
            for mention, weighed in judged
        ]
        asked = found if _is_question(sentence.piece) else []
        yield from () if asked else found
    yield from asked


def _answered(judged: _Judged, answer: ReadSentence) -> _Judged:
    """Return what a sentence after a question makes of it: 'VCA? Dat is een pré.'."""
    asked = Weighed(judged.force, None)
    told = with_afterthought(asked, answer.cues)
    if told is asked:
        return judged
    return replace(judged, force=told.force, decided_by=_span_of(told, answer.piece))


def _is_question(sentence: Piece) -> bool:
    return sentence.text.rstrip().endswith("?")


def _span_of(weighed: Weighed, sentence: Piece) -> TextSpan | None:
    return sentence.span(weighed.cue.begin, weighed.cue.end) if weighed.cue else None


def _weighed_mentions(sentence: ReadSentence) -> Iterator[Weighed]:
    """Yield what the sentence says of each mention; those that overlap are weighed as one."""
    blocks = list(_blocks(mention.group for mention in sentence.mentions))
    judged = sentence.weighed(blocks)
    begins = [begin for begin, _ in blocks]
    for mention in sentence.mentions:
        yield judged[bisect_right(begins, mention.group[0]) - 1]


def _blocks(places: Iterable[Place]) -> Iterator[Place]:
    held: Place | None = None
    for begin, end in sorted(places):
        if held is not None and begin < held[1]:
            held = held[0], max(held[1], end)
            continue
        if held is not None:
            yield held
        held = begin, end
    if held is not None:
        yield held


def _proposal(judged: _Judged, kind: TextKind) -> CriterionProposal:
    piece, mention = judged.placed.sentence.piece, judged.mention
    stance, decided_by = _stance(judged, kind)
    return CriterionProposal(
        criterion=mention.criterion,
        value=mention.value,
        span=piece.span(mention.begin, mention.end),
        stance=stance,
        decided_by=decided_by,
    )


def _stance(judged: _Judged, kind: TextKind) -> tuple[Stance, TextSpan | None]:
    stance, decided_by = _plain_stance(judged, kind)
    mention = judged.mention
    is_the_job = mention.criterion in _WHAT_THE_JOB_IS
    is_pitch = _is_question(judged.placed.sentence.piece) and not is_the_job
    if stance is Stance.DEMANDED and (mention.is_one_of or is_pitch):
        return Stance.UNCLEAR, decided_by
    if stance is Stance.HELD and mention.is_one_of and mention.criterion not in _ALL_HELD:
        return Stance.UNCLEAR, decided_by
    return stance, decided_by


def _plain_stance(judged: _Judged, kind: TextKind) -> tuple[Stance, TextSpan | None]:
    placed, mention = judged.placed, judged.mention
    # 'Wij bieden 32 uur', 'Kun je 32 uur werken?': said of the job itself, it is what the job is.
    is_job_told = mention.criterion in _WHAT_THE_JOB_IS and judged.force in _TELLS_OF_THE_JOB
    if judged.force is not None and not is_job_told:
        return STANCES[judged.force], judged.decided_by
    is_headed = mention.criterion not in _WHAT_THE_JOB_IS and placed.force in STANCES
    if kind is TextKind.VACANCY and is_headed and placed.force and placed.heading and placed.cue:
        place = placed.heading.piece.span(placed.cue.begin, placed.cue.end)
        return STANCES[placed.force], place
    return (_STATED[kind] if mention.is_stated else Stance.UNCLEAR), None
