"""Choices of a channel, and what a contractor had behind it at each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from matcher.ternary import Ternary

LAST_USED = "last_used"
LAST_USED_BY_SIZE = "last_used_by_size"
EARLIER_SUCCESS = "earlier_success"
REGULAR_RECRUITMENT = "regular_recruitment"
FIRST_CHOICE = "first_choice"
FIRST_CHOICE_BY_SIZE = "first_choice_by_size"
_BY_SIZE = {LAST_USED: LAST_USED_BY_SIZE, FIRST_CHOICE: FIRST_CHOICE_BY_SIZE}
PRIOR_OUTCOMES = 2.0
"""Outcomes that the average success weighs for beside a contractor's own."""

ByChannel = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelEvent:
    """One choice of a channel as a log or a file tells it.

    Attributes
    ----------
    succeeded : Ternary
        Whether it led to what the region counts as success; unknown counts for neither.
    available : frozenset of str
        Channels that could have been chosen; empty is all that occur.
    log_size : float or None
        Natural logarithm of the firm's number of staff. Given for all events, or for none.
    regular_channel : str or None
        Channel by which regular staff is recruited, '' if it is none of them. For all, or none.
    traits : mapping of str to ByChannel
        Further numbers of each available channel on that occasion: distance, whether the group
        that was needed is served. The same names for all events.
    """

    contractor: str
    day: date
    channel: str
    succeeded: Ternary = Ternary.UNKNOWN
    available: frozenset[str] = frozenset()
    log_size: float | None = None
    regular_channel: str | None = None
    traits: Mapping[str, ByChannel] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceOccasion:
    """One choice among channels, with the number of each channel on every regressor.

    Attributes
    ----------
    available : tuple of str
        Sorted; the chosen channel is among them.
    regressors : mapping of str to ByChannel
        Channels that are not named stand at 0.
    """

    contractor: str
    day: date
    chosen: str
    available: tuple[str, ...]
    regressors: Mapping[str, ByChannel]


def occasions_of(events: Iterable[ChannelEvent]) -> tuple[ChoiceOccasion, ...]:
    """Return every choice after a contractor's first day, with the history before that day.

    - ``last_used``: share of the choices of the contractor's last earlier day that took the
      channel; 1 where it was one choice. Choices of one day have the same past, so the order of
      rows tells nothing.
    - ``last_used_by_size``: the same times ln(staff), less the mean of ln(staff) over all events.
    - ``earlier_success``: (s + 2 m) / (s + f + 2) - m, with s and f the successes and failures of
      the contractor with the channel on earlier days and m the share of successes among all known
      outcomes. It is 0 without outcomes and for average ones, so using a channel often does not
      raise it. Left out where no outcome is known.
    - ``first_choice``: share of the choices of the first day that took the channel, by which the
      estimate is told where a contractor started (Wooldridge 2005); ``first_choice_by_size`` is
      that times the same logarithm, for where habit is stronger the start says less of taste.
    - ``mean_…``: mean of a trait over the contractor's events, where traits change within
      contractors (Mundlak 1978; Wooldridge 2005).

    Choices of the first day have no past and give none of the occasions.

    Source
    ------
    Heckman 1981, 'Heterogeneity and State Dependence', in Rosen (ed.), *Studies in Labor Markets*;
    Wooldridge 2005, 'Simple solutions to the initial conditions problem in dynamic, nonlinear
    panel data models with unobserved heterogeneity', J. Applied Econometrics 20.
    """
    told = sorted(events, key=lambda e: (e.contractor, e.day, e.channel, int(e.succeeded)))
    everywhere = frozenset(e.channel for e in told).union(*(e.available for e in told))
    setting = _Setting.of(told, everywhere)
    occasions: list[ChoiceOccasion] = []
    for _, of_one in groupby(told, key=lambda e: e.contractor):
        occasions += _of_contractor(list(of_one), setting)
    return tuple(occasions)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What is the same for all contractors."""

    everywhere: frozenset[str]
    mean_success: float | None
    mean_log_size: float | None
    changing_traits: frozenset[str]

    @classmethod
    def of(cls, events: Sequence[ChannelEvent], everywhere: frozenset[str]) -> _Setting:
        known = [e.succeeded is Ternary.MEETS for e in events if e.succeeded is not Ternary.UNKNOWN]
        sizes = [e.log_size for e in events if e.log_size is not None]
        return cls(
            everywhere=everywhere,
            mean_success=sum(known) / len(known) if known else None,
            mean_log_size=sum(sizes) / len(sizes) if sizes else None,
            changing_traits=_changing_traits(events),
        )


def _changing_traits(events: Sequence[ChannelEvent]) -> frozenset[str]:
    first: dict[tuple[str, str, str], float] = {}
    changing = set()
    for event in events:
        for name, numbers in event.traits.items():
            for channel, number in numbers.items():
                if first.setdefault((event.contractor, name, channel), number) != number:
                    changing.add(name)
    return frozenset(changing)


def _of_contractor(events: Sequence[ChannelEvent], setting: _Setting) -> list[ChoiceOccasion]:
    days = [list(of_day) for _, of_day in groupby(events, key=lambda e: e.day)]
    lasting = {FIRST_CHOICE: _shares(days[0])} | _means(events, setting.changing_traits)
    occasions = []
    for n, of_day in enumerate(days[1:], start=1):
        past = lasting | {LAST_USED: _shares(days[n - 1])}
        if setting.mean_success is not None:
            earlier = [event for day in days[:n] for event in day]
            past = past | {EARLIER_SUCCESS: _success(earlier, setting.mean_success)}
        occasions += [_occasion(event, past, setting) for event in of_day]
    return occasions


def _occasion(
    event: ChannelEvent, past: Mapping[str, ByChannel], setting: _Setting
) -> ChoiceOccasion:
    regressors = {**past, **event.traits}
    if event.log_size is not None and setting.mean_log_size is not None:
        above_mean = event.log_size - setting.mean_log_size
        for name, by_size in _BY_SIZE.items():
            regressors[by_size] = {c: share * above_mean for c, share in past[name].items()}
    if event.regular_channel is not None:
        regressors[REGULAR_RECRUITMENT] = {event.regular_channel: 1.0}
    return ChoiceOccasion(
        contractor=event.contractor,
        day=event.day,
        chosen=event.channel,
        available=tuple(sorted((event.available or setting.everywhere) | {event.channel})),
        regressors=regressors,
    )


def _shares(events: Sequence[ChannelEvent]) -> dict[str, float]:
    shares: dict[str, float] = {}
    for event in events:
        shares[event.channel] = shares.get(event.channel, 0.0) + 1 / len(events)
    return shares


def _success(earlier: Sequence[ChannelEvent], mean: float) -> dict[str, float]:
    n_known: dict[str, int] = {}
    n_successes: dict[str, int] = {}
    for event in earlier:
        if event.succeeded is not Ternary.UNKNOWN:
            n_known[event.channel] = n_known.get(event.channel, 0) + 1
            gained = event.succeeded is Ternary.MEETS
            n_successes[event.channel] = n_successes.get(event.channel, 0) + gained
    return {
        channel: (n_successes[channel] + PRIOR_OUTCOMES * mean) / (n + PRIOR_OUTCOMES) - mean
        for channel, n in n_known.items()
    }


def _means(events: Sequence[ChannelEvent], names: frozenset[str]) -> dict[str, ByChannel]:
    means: dict[str, ByChannel] = {}
    for name in sorted(names):
        numbers: dict[str, list[float]] = {}
        for event in events:
            for channel, number in event.traits[name].items():
                numbers.setdefault(channel, []).append(number)
        means[f"mean_{name}"] = {c: sum(told) / len(told) for c, told in numbers.items()}
    return means
