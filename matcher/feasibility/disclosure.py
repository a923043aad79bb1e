"""Small numbers betray people: counts of people as somebody may see them who may not read why.

Who counts under which group is told to nobody but the own intermediary, desks and the operator
(``matcher.eligibility.disclosure``), and a group with few people in it tells it all the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from matcher.domain.claim import TargetGroup
from matcher.domain.money import ZERO, Amount, to_cents
from matcher.domain.organisation import Channel
from matcher.feasibility.answer import PoolLine

FEWEST_SHOWN = 10
"""People that a line has at least, and that its channel has at least outside the group.

The threshold rule of statistical disclosure control: a cell with fewer people is sensitive
(Glossary of Statistical Disclosure Control, 2005, https://stats.oecd.org/glossary/detail.asp?ID=7010;
agencies ask three or five). Ten, as the Office for National Statistics asks for its Longitudinal
Study (http://celsius.lshtm.ac.uk/onscell.html), is a choice of this project: some groups betray
health."""

PEOPLE_STEP = 5
EUROS_STEP = Decimal(5000)
"""Steps to which numbers and means are rounded down. Two questions that differ by one person would
otherwise tell, as their difference, what that person counts for under any scheme: with at least ten
people a line, one person moves a mean by less than what two blocks usually lie apart. A choice of
this project."""

_Cell = tuple[TargetGroup | None, Channel | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blurred:
    """People of whom it may not be told why they count, in numbers that betray nobody.

    Attributes
    ----------
    lines : tuple of PoolLine
        Bounds that hold for the people in them: at least so many count, for at least so much.
    n_not_counting : int
        Those who at least do not count; all others are in the lines.
    """

    lines: tuple[PoolLine, ...]
    n_not_counting: int


def blurred(lines: Sequence[PoolLine], n_not_counting: int, most_each: Decimal | None) -> Blurred:
    """Return people in lines of ten or more, with numbers and amounts rounded down in steps.

    Whom rounding leaves over may count, for all that is said. Of fewer than ten people nothing is
    said but how many they are. What somebody counts for at most is what anybody may.

    Parameters
    ----------
    most_each : Decimal or None
        The most that anybody may count for under the scheme; None where nothing bounds it.
    """
    whoever = PoolLine(
        group=None,
        channel=None,
        n_eligible=0,
        n_possible=n_people(lines) + n_not_counting,
        value_each=Amount(at_least=ZERO, at_most=most_each),
        is_mean=True,
    )
    if whoever.n_people < FEWEST_SHOWN:
        return Blurred(lines=(whoever,) if whoever.n_people else (), n_not_counting=0)
    left_over = replace(whoever, n_possible=n_not_counting % PEOPLE_STEP)
    return Blurred(
        lines=tuple(_rounded_down(one, most_each) for one in disclosed_lines((*lines, left_over))),
        n_not_counting=n_not_counting - left_over.n_people,
    )


def _rounded_down(line: PoolLine, most_each: Decimal | None) -> PoolLine:
    is_small = line.n_people < FEWEST_SHOWN
    n_eligible = 0 if is_small else line.n_eligible // PEOPLE_STEP * PEOPLE_STEP
    least = line.value_each.at_least // EUROS_STEP * EUROS_STEP if n_eligible else ZERO
    return replace(
        line,
        n_eligible=n_eligible,
        n_possible=line.n_people - n_eligible,
        value_each=Amount(at_least=least, at_most=most_each),
    )


def disclosed_lines(lines: Sequence[PoolLine]) -> tuple[PoolLine, ...]:
    """Return lines of at least ten people, or one line if there are fewer; everybody stays in.

    A group is named under a channel only if it has ten people there, and ten others of the same
    channel are in other groups or in none: else who knows that somebody came by that channel
    would know the group. All others go to a line of the channel, and where that is too small, to
    one without; if that is too small, the smallest other lines join it. A value is the mean over
    a whole line, since blocks have public amounts that would tell the group.
    """
    n_of_channel: Counter[Channel | None] = Counter()
    n_of_group: Counter[_Cell] = Counter()
    for line in lines:
        n_of_channel[line.channel] += line.n_people
        n_of_group[line.group, line.channel] += line.n_people

    def named(line: PoolLine) -> _Cell:
        n_alike = n_of_group[line.group, line.channel]
        is_hidden = n_of_channel[line.channel] - n_alike >= FEWEST_SHOWN
        return (line.group if n_alike >= FEWEST_SHOWN and is_hidden else None, line.channel)

    cells: dict[_Cell, list[PoolLine]] = defaultdict(list)
    for line in lines:
        if line.n_people:
            cells[named(line)].append(line)
    rest: list[PoolLine] = []
    for cell in sorted(cells, key=lambda cell: (n_people(cells[cell]), str(cell))):
        is_rest_small = bool(rest) and n_people(rest) < FEWEST_SHOWN
        if is_rest_small or n_people(cells[cell]) < FEWEST_SHOWN:
            rest += cells.pop(cell)
    shown = [_mean_line(group, channel, cells[group, channel]) for group, channel in cells]
    return (*shown, _mean_line(None, None, rest)) if rest else tuple(shown)


def n_people(lines: Iterable[PoolLine]) -> int:
    """Return how many people are in these lines."""
    return sum(line.n_people for line in lines)


def _mean_line(
    group: TargetGroup | None, channel: Channel | None, lines: Sequence[PoolLine]
) -> PoolLine:
    """Return one line of these people, at the mean of what they count for.

    The least is the mean of those who certainly count, the most that of everybody.
    """
    n_eligible = sum(line.n_eligible for line in lines)
    ends = [line.value_each.at_most for line in lines]
    known = [end for end in ends if end is not None]
    least = _mean([line.value_each.at_least for line in lines], [line.n_eligible for line in lines])
    most = _mean(known, [line.n_people for line in lines]) if len(known) == len(ends) else None
    return PoolLine(
        group=group,
        channel=channel,
        n_eligible=n_eligible,
        n_possible=n_people(lines) - n_eligible,
        value_each=Amount(at_least=least, at_most=None if most is None else max(least, most)),
        is_mean=True,
    )


def _mean(amounts: Sequence[Decimal], weights: Sequence[int]) -> Decimal:
    total = sum((Fraction(a) * w for a, w in zip(amounts, weights, strict=True)), Fraction(0))
    return to_cents(total / (sum(weights) or 1))
