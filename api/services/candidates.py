"""Candidates, one at a time: registered, looked up, changed and removed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from api.services.identifiers import new_id
from api.services.introduction_steps import withdraw_open
from api.services.match_engine import MatchEngine
from api.services.profile_views import note_view
from api.services.references import asked_organisation, organisation_id_of
from matcher.domain.access import DECIDING_ROLES, Viewer, may_read_source_id, may_read_wishes
from matcher.domain.candidate import Candidate
from matcher.domain.claim import Claim
from matcher.domain.organisation import Channel, OrganisationKind
from matcher.domain.profile import Profile
from matcher.eligibility.claim_status import JUDGED
from matcher.eligibility.disclosure import may_read_reasons
from matcher.errors import Conflict
from models.paging import Page
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCandidate:
    """A candidate as one viewer may see it.

    ``claims`` is None for those who may not read which target groups somebody belongs to;
    ``source_id`` is None where there is none, or for others than its intermediary;
    ``shows_wishes`` is False for those who may not read the wishes in the profile.
    """

    candidate_id: str
    organisation_id: str
    source_id: str | None
    is_shareable: bool
    profile: Profile
    claims: tuple[Claim, ...] | None
    shows_wishes: bool


def register_candidate(
    uow: UnitOfWork, engine: MatchEngine, draft: Candidate, *, on: date
) -> ShownCandidate:
    """Store a new candidate; the draft has no id yet and names its intermediary by id or name.

    The profile is taken to be right on the day of registration.
    """
    check_may_judge(uow.viewer, draft.claims)
    candidate = replace(_with_owner(uow, draft), candidate_id=new_id("K"))
    uow.candidates.add(candidate)
    uow.confirmations.note(candidate.candidate_id, on)
    engine.embed_new_phrases(uow)
    uow.commit()
    return _shown(candidate, uow.viewer)


def read_candidate(uow: UnitOfWork, candidate: str, *, at: datetime) -> ShownCandidate:
    """Return a candidate by pseudonym or the intermediary's own id; a contractor's look is kept."""
    found = uow.candidates.resolve(candidate)
    note_view(uow, found.candidate_id, found.organisation_id, at=at)
    return _shown(found, uow.viewer)


def list_candidates(
    uow: UnitOfWork,
    *,
    organisation: str | None = None,
    channel: Channel | None = None,
    is_shareable: bool | None = None,
    pc4: str | None = None,
    source_id: str | None = None,
    limit: int,
    offset: int,
) -> Page[ShownCandidate]:
    """Return a page of candidates, in order of registration."""
    page = uow.candidates.list(
        organisation_id=asked_organisation(uow, organisation),
        channel=channel,
        is_shareable=is_shareable,
        pc4=pc4,
        source_id=source_id,
        limit=limit,
        offset=offset,
    )
    return Page([_shown(candidate, uow.viewer) for candidate in page.rows], page.total)


def change_candidate(
    uow: UnitOfWork,
    engine: MatchEngine,
    candidate_id: str,
    changed: Callable[[ShownCandidate], Candidate],
    *,
    on: date,
) -> ShownCandidate:
    """Replace a candidate by what ``changed`` makes of it; nobody else writes in between.

    Whoever changes a profile has looked at it: it is taken to be right on that day.
    """
    uow.begin_change()
    stored = uow.candidates.get(candidate_id)
    draft = changed(_shown(stored, uow.viewer))
    check_may_judge(uow.viewer, draft.claims, already=stored.claims)
    candidate = replace(_with_owner(uow, draft), candidate_id=candidate_id)
    uow.candidates.update(candidate)
    if candidate != stored:
        uow.confirmations.note(candidate_id, on)
    engine.embed_new_phrases(uow)
    uow.commit()
    return _shown(candidate, uow.viewer)


def remove_candidate(uow: UnitOfWork, candidate_id: str, *, at: datetime) -> None:
    """Remove a candidate with all that hangs on it; open introductions are withdrawn.

    The log of introductions keeps its steps, without remarks and without saying whose they were.
    """
    uow.begin_change()
    introductions = uow.introductions.of_people([candidate_id])
    uow.candidates.delete(candidate_id)
    withdraw_open(uow, introductions, at=at)
    uow.commit()


def check_may_judge(
    viewer: Viewer, claims: Iterable[Claim], *, already: tuple[Claim, ...] = ()
) -> None:
    """Refuse, with Conflict, a new claim that says it was judged by a viewer who does not judge.

    The municipal desk verifies target groups; an intermediary states them.
    """
    if viewer.role in DECIDING_ROLES:
        return
    if any(claim.status in JUDGED and claim not in already for claim in claims):
        raise Conflict(
            "Only a municipal desk decides whether a claim to a target group holds.",
            where="claims",
            remedy="Send the claim as unverified; the desk can verify it.",
        )


def _with_owner(uow: UnitOfWork, draft: Candidate) -> Candidate:
    owner = organisation_id_of(
        uow, draft.organisation_id, OrganisationKind.INTERMEDIARY, where="organisation"
    )
    return replace(draft, organisation_id=owner)


def _shown(candidate: Candidate, viewer: Viewer) -> ShownCandidate:
    may_read_id = may_read_source_id(viewer, candidate.organisation_id)
    may_read_claims = may_read_reasons(viewer, candidate.organisation_id)
    return ShownCandidate(
        candidate_id=candidate.candidate_id,
        organisation_id=candidate.organisation_id,
        source_id=(candidate.source_id or None) if may_read_id else None,
        is_shareable=candidate.is_shareable,
        profile=candidate.profile,
        claims=candidate.claims if may_read_claims else None,
        shows_wishes=may_read_wishes(viewer),
    )
