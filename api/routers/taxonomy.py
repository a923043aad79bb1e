"""The taxonomy over HTTP: concepts, links, and suggestions to confirm."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.dependencies import JsonContent, KeptDep, MatchingWork, RegistrationWork
from api.problems import CONFLICT, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE
from api.routers.describing import CHANGED, LISTED, LOOKED_UP, problems
from api.routers.paths import CANDIDATES, TAXONOMY, VACANCIES
from api.schemas.paging import Limit, Offset
from api.schemas.taxonomy import (
    LONGEST_URI,
    ConceptPageOut,
    ConfirmationIn,
    LinksIn,
    LinksOut,
    SkillsOut,
    SuggestionsOut,
    TaxonomyOut,
    WholeConceptOut,
    concept_page_out,
    links_out,
    requirements_out,
    suggestions_out,
    taxonomy_out,
    whole_concept_out,
)
from api.schemas.transfer import TransferOut, transfer_out
from api.services import taxonomy
from api.services.transfers import transfer_between
from matcher.domain.taxonomy import ConceptKind

router = APIRouter(tags=["taxonomy"])

VacancyId = Annotated[str, Path(description="Our id (V-…).", examples=["V-5D8N1KX3R6WJ"])]
CandidateId = Annotated[str, Path(description="The pseudonym (K-…).", examples=["K-3F7Q9ZT0B2MX"])]


@router.get(TAXONOMY, summary="Say which taxonomy is stored", responses=problems())
def read_taxonomy(work: RegistrationWork, kept: KeptDep) -> TaxonomyOut:
    """Give the edition, and whether confidences hold for the encoder in use."""
    with work() as uow:
        edition = taxonomy.stored_edition(uow)
    return taxonomy_out(edition, is_calibrated=kept.engine.links.is_calibrated)


@router.get(f"{TAXONOMY}/concepts", summary="List concepts", responses=LISTED)
def list_concepts(
    work: RegistrationWork,
    kind: Annotated[ConceptKind | None, Query(description="Occupations or skills only.")] = None,
    label_contains: Annotated[
        str, Query(max_length=200, description="With this in the preferred name, in any case.")
    ] = "",
    code: Annotated[
        str | None,
        Query(max_length=50, description="With this code (ISCO-08, CompetentNL)."),
    ] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> ConceptPageOut:
    """Give occupations and skills by name."""
    with work() as uow:
        page = taxonomy.list_concepts(
            uow, kind=kind, label_contains=label_contains, code=code, limit=limit, offset=offset
        )
    return concept_page_out(page, limit=limit, offset=offset)


@router.get(
    f"{TAXONOMY}/concepts/{{concept_uri:path}}", summary="Read a concept", responses=LOOKED_UP
)
def read_concept(
    work: RegistrationWork,
    concept_uri: Annotated[
        str,
        Path(
            min_length=1,
            max_length=LONGEST_URI,
            description="Its address, as listed, percent-encoded.",
        ),
    ],
) -> WholeConceptOut:
    """Give one concept, with the skills that an occupation asks."""
    with work() as uow:
        return whole_concept_out(*taxonomy.read_concept(uow, concept_uri))


@router.get(
    f"{TAXONOMY}/transfer",
    summary="Say which skills go along to another occupation",
    responses=problems(CONFLICT),
)
def read_transfer(
    work: MatchingWork,
    kept: KeptDep,
    old: Annotated[
        str,
        Query(
            alias="from",
            min_length=1,
            max_length=LONGEST_URI,
            description="The old occupation, in words or by its address.",
            examples=["kassamedewerker"],
        ),
    ],
    new: Annotated[
        str,
        Query(
            alias="to",
            min_length=1,
            max_length=LONGEST_URI,
            description="The new occupation, likewise.",
            examples=["baliemedewerker"],
        ),
    ],
) -> TransferOut:
    """Give the skills that both occupations ask, and those that are to be learned."""
    with work() as uow:
        return transfer_out(transfer_between(uow, kept.engine, old, new))


@router.post(
    f"{TAXONOMY}/links",
    summary="Link phrases to concepts",
    responses=problems(CONFLICT, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE),
    dependencies=[JsonContent],
)
def link_phrases(asked: LinksIn, work: MatchingWork, kept: KeptDep) -> LinksOut:
    """Say what phrases mean and how sure that is. Nothing is stored."""
    with work() as uow:
        return links_out(taxonomy.link_phrases(uow, kept.engine, asked.phrases, asked.kind))


@router.get(
    f"{VACANCIES}/{{vacancy_id}}/suggested-requirements",
    summary="Suggest what a vacancy may ask",
    responses=LOOKED_UP,
)
def suggest_requirements(
    vacancy_id: VacancyId, work: MatchingWork, kept: KeptDep
) -> SuggestionsOut:
    """Give the essential skills of the occupation that are not listed. No ranking uses them."""
    with work() as uow:
        return suggestions_out(taxonomy.suggested_requirements(uow, kept.engine, vacancy_id))


@router.post(
    f"{VACANCIES}/{{vacancy_id}}/suggested-requirements",
    summary="Confirm suggested requirements",
    responses=CHANGED,
    dependencies=[JsonContent],
)
def confirm_requirements(
    vacancy_id: VacancyId, confirmed: ConfirmationIn, work: RegistrationWork, kept: KeptDep
) -> SkillsOut:
    """Put the confirmed skills on the list of what the vacancy asks; give the whole list."""
    with work() as uow:
        return requirements_out(
            taxonomy.confirm_requirements(uow, kept.engine, vacancy_id, confirmed.skills)
        )


@router.get(
    f"{CANDIDATES}/{{candidate_id}}/suggested-skills",
    summary="Suggest what a candidate may know",
    responses=LOOKED_UP,
)
def suggest_skills(candidate_id: CandidateId, work: MatchingWork, kept: KeptDep) -> SuggestionsOut:
    """Give the essential skills of jobs held before that are not listed: a question to ask."""
    with work() as uow:
        return suggestions_out(taxonomy.suggested_skills(uow, kept.engine, candidate_id))


@router.post(
    f"{CANDIDATES}/{{candidate_id}}/suggested-skills",
    summary="Confirm suggested skills",
    responses=CHANGED,
    dependencies=[JsonContent],
)
def confirm_skills(
    candidate_id: CandidateId, confirmed: ConfirmationIn, work: RegistrationWork, kept: KeptDep
) -> SkillsOut:
    """Put the confirmed skills on the profile; give the whole list."""
    with work() as uow:
        skills = taxonomy.confirm_skills(uow, kept.engine, candidate_id, confirmed.skills)
    return SkillsOut(skills=list(skills))
