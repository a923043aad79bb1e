"""A candidate: a pseudonym, a profile, and what the person may count for."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.claim import Claim
from matcher.domain.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A person with a distance to the labour market (kandidaat), known by a pseudonym.

    Attributes
    ----------
    candidate_id : str
        ``K-…``, random.
    organisation_id : str
        The intermediary that registered the candidate; its channel is the candidate's.
    source_id : str
        The id in the intermediary's own system; empty where it has none. Unique per intermediary.
    is_shareable : bool
        False while the person has not consented to sharing (toestemming): the candidate is then
        matched for the own intermediary only.
    profile : Profile
        What a ranker may see.
    claims : tuple of Claim
        Target groups; never seen by a ranker.
    """

    candidate_id: str
    organisation_id: str
    source_id: str = ""
    is_shareable: bool = False
    profile: Profile
    claims: tuple[Claim, ...] = ()
