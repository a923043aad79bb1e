"""Errors of storage, and how those of a database driver become ours.

::

    MatcherError
    └── StorageUnavailable      the database cannot be reached, read or written at all

The sentence of a driver is never passed on: it may hold a password or the content of a row.
"""

from __future__ import annotations

import re

from sqlalchemy import exc
from sqlalchemy.engine import ExceptionContext

from matcher.errors import Conflict, InvalidInput, MatcherError

__all__ = ["StorageUnavailable", "domain_error"]


class StorageUnavailable(MatcherError):
    """The database cannot be reached, read or written at all."""


UNIQUE_SENTENCES = {
    "attributions_placement_key_first_day": "The placement counts for two contracts from one day.",
    "candidates_candidate_id": "This pseudonym is in use already.",
    "candidates_organisation_key_source_id": "This intermediary has a candidate with this id.",
    "claim_records_claim_id": "This claim id is in use already.",
    "contracts_contract_id": "This contract id is in use already.",
    "contracts_organisation_key_source_id": "This contractor has a contract with this id.",
    "imports_import_id": "This import id is in use already.",
    "introductions_candidate_key_vacancy_key": "This candidate is introduced for this vacancy "
    "already.",
    "introductions_introduction_id": "This introduction id is in use already.",
    "introductions_placement_key": "This placement came of another introduction.",
    "leads_contractor_id_candidate_key_began_on": "That this profile was opened on this day is "
    "recorded already.",
    "leads_lead_id": "This lead id is in use already.",
    "organisations_kind_name_folded": "There is an organisation of this kind and name already.",
    "organisations_organisation_id": "This organisation id is in use already.",
    "placements_placement_id": "This placement id is in use already.",
    "quantified_goals_goal_id_version": "Somebody else replaced this goal meanwhile.",
    "reported_costs_cost_id": "This id of reported costs is in use already.",
    "reported_costs_replaces_key": "This report was replaced already.",
    "rule_documents_kind_rule_id": "There is a rule file of this kind and name already.",
    "shown_rankings_ranking_id": "This ranking id is in use already.",
    "social_efforts_effort_id": "This effort id is in use already.",
    "vacancies_organisation_key_source_id": "This contractor has a vacancy with this id.",
    "vacancies_vacancy_id": "This vacancy id is in use already.",
    "weight_sets_name_number": "There is a version of this name and number already.",
    "weight_sets_version": "There are weights of this version already.",
}

UNAVAILABLE_SENTENCES = (
    (
        r"database is locked|lock timeout|deadlock detected|could not obtain lock",
        "The database is busy with another change.",
        "Try again in a moment; a large import may take a minute.",
    ),
    (
        r"readonly database|read-only",
        "The database may not be written.",
        "Give the account that runs the service the right to write the database and its folder.",
    ),
    (
        r"no such table|no such column|relation .* does not exist|column .* does not exist",
        "The tables in the database are absent or of another version of the program.",
        "Bring the database up to date first.",
    ),
    (
        r"not a database|malformed",
        "The file is not a database, or it is damaged.",
        "Check the address in the settings, or put a backup back.",
    ),
    (
        r"disk is full|disk full|No space left",
        "There is no room left on the disk of the database.",
        "Free some room and try again.",
    ),
    (
        r"password authentication failed|no password supplied|role .* does not exist",
        "The database does not admit the account in the settings.",
        "Check the account and the password in the address of the database.",
    ),
)


def domain_error(context: ExceptionContext) -> MatcherError | None:
    """Return what to raise instead of an error of the driver; None lets a bug be a bug."""
    original = context.original_exception
    place = "" if context.engine is None else context.engine.url.render_as_string()
    if isinstance(original, MatcherError):
        return original
    match context.sqlalchemy_exception:
        case exc.IntegrityError():
            return _conflict(str(original))
        case exc.DataError():
            return InvalidInput(
                "A text or number does not fit in the database.",
                remedy="Look for very large numbers and for characters that cannot be printed.",
            )
        case exc.OperationalError() | exc.InterfaceError() | exc.ProgrammingError():
            known = _unavailable(str(original), place)
            is_lost = context.is_disconnect or context.connection is None
            return known or (unreachable(place) if is_lost else None)
        case exc.InternalError() | exc.DatabaseError():
            return _unavailable(str(original), place)
        case _:
            return None


def unreachable(place: str) -> StorageUnavailable:
    """Return the error for a database that does not answer or does not exist."""
    return StorageUnavailable(
        "The database cannot be reached.",
        where=place,
        remedy="Check that it exists and runs, and that its address in the settings is right.",
    )


def _conflict(message: str) -> Conflict:
    if "FOREIGN KEY" in message or "foreign key" in message:
        return Conflict(
            "Something else still refers to this, or what it refers to is gone.",
            remedy="Remove what refers to it first, or refresh and try again.",
        )
    # SQLite lists 'table.column, table.column', PostgreSQL names the constraint.
    named = re.sub(r", [a-z_]+\.", "_", message).replace(".", "_")
    for columns, sentence in UNIQUE_SENTENCES.items():
        if columns in named:
            return Conflict(
                sentence, remedy="Change the existing one, or choose another id or name."
            )
    return Conflict(
        "The change breaks a rule of the database.",
        remedy="Check that every value lies within its bounds.",
    )


def _unavailable(message: str, place: str) -> StorageUnavailable | None:
    for pattern, what, remedy in UNAVAILABLE_SENTENCES:
        if re.search(pattern, message):
            return StorageUnavailable(what, where=place, remedy=remedy)
    return None
