"""A ranking as it was shown, kept so that it can be accounted for (getoonde ranglijst)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from matcher.domain.access import Role
from matcher.domain.organisation import Channel
from matcher.domain.ranking import RankedCandidate


class ListOrder(StrEnum):
    """In which order a list is shown.

    By fit; by fit times confidence, the part of the fit that rests on known facts; or by what
    people certainly count for.
    """

    FIT = "fit"
    PROVEN = "proven"
    VALUE = "value"


class ListPart(StrEnum):
    """In which part of an answer a line stood: the list, or what was shown below it on request."""

    LISTED = "listed"
    NOT_COUNTING = "not_counting"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """One line of a ranking, as somebody saw it.

    Attributes
    ----------
    place : int
        Where the line stood in its part of the answer; 1 is the top. The position by fit is in
        ``told``.
    candidate_id : str or None
        None once the candidate was erased, or where who reads the log may no longer see it: then
        ``told`` is gone too, and the place stays.
    organisation_id : str
        The intermediary that the candidate came from.
    channel : Channel or None
        Its channel at that time.
    told : RankedCandidate or None
        The numbers and the reasons, to the last digit.
    part : ListPart
        Only those of the list itself had the attention of who read it from the top.
    """

    place: int
    candidate_id: str | None
    organisation_id: str
    channel: Channel | None
    told: RankedCandidate | None
    part: ListPart = ListPart.LISTED


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRanking:
    """A list that was shown, with the versions of all that made it; logged, and never changed.

    Attributes
    ----------
    ranking_id : str
        ``R-…``.
    shown_at : datetime
        With time zone.
    actor, role, organisation_id : str, Role, str or None
        Who saw it, and for which organisation.
    vacancy_id : str
    vacancy_digest : str
        Digest of what the vacancy asked; another digest later means that the vacancy changed.
    contract_id, scheme_id : str or None
        By which rules people were said to count.
    order : ListOrder
    weights_version, encoder_version, rules_version, software_version : str
        What made it.
    data_sequence : int
        Place in the feed of changes up to which the pool was known.
    ranked_on : date
        The day that counted as today.
    n_pool, n_ranked, n_excluded : int
        How many were looked at, stayed in, fell out.
    lines : tuple of ShownLine
        The list, in the order shown.
    left_out : tuple of ShownLine
        Shown below the list on request: who certainly does not count, then whom a hard criterion
        excludes.
    policy : str
        What ordered the list beside ``order`` ('exposure floor 0.8 within 0.02'); empty: nothing.
    """

    ranking_id: str
    shown_at: datetime
    actor: str
    role: Role
    organisation_id: str | None
    vacancy_id: str
    vacancy_digest: str
    contract_id: str | None
    scheme_id: str | None
    order: ListOrder
    weights_version: str
    encoder_version: str
    rules_version: str
    software_version: str
    data_sequence: int
    ranked_on: date
    n_pool: int
    n_ranked: int
    n_excluded: int
    lines: tuple[ShownLine, ...]
    left_out: tuple[ShownLine, ...] = ()
    policy: str = ""
