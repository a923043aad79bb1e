"""Rule files, one at a time: read, checked, added and removed; the shipped ones are only read."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from api.services.audit import log_choice
from api.services.rule_checks import RuleFile, checked_rule
from api.services.rule_library import rule_library
from matcher.domain.audit import AuditedAction
from matcher.domain.rule_document import RuleDocument, RuleKind
from matcher.errors import Ambiguous, Conflict, NotFound
from matcher.rule_files.copying import CopyPlan, copied
from matcher.rule_files.yaml_text import yaml_entries
from matcher.rulebooks.library import SHIPPED, RuleLibrary, shipped_text
from matcher.rulebooks.texts import read_rule_text
from models.unit_of_work import UnitOfWork

_DIGEST_SIGNS = 16


def rule_content(uow: UnitOfWork, kind: RuleKind, rule_id: str) -> str:
    """Return a rule file, word for word; NotFound when there is none of this kind and name."""
    try:
        return uow.rule_documents.get(kind, rule_id).content
    except NotFound:
        return shipped_content(kind, rule_id)


def shipped_content(kind: RuleKind, rule_id: str) -> str:
    """Return a shipped file, word for word; NotFound when there is none of this kind and name."""
    found = shipped_text(kind, rule_id)
    if found is None:
        raise NotFound(
            "There are no rules of this kind and name.",
            where=_place(kind, rule_id),
            remedy="Look them up in the list of rule files.",
        )
    return found


def kind_of_rule(rule_id: str, library: RuleLibrary) -> RuleKind:
    """Return what the rules of a name are about.

    Raises
    ------
    NotFound
        If the library has none of this name.
    Ambiguous
        If it has some of more than one kind.
    """
    kinds = [kind for kind in RuleKind if rule_id in library.ids(kind)]
    if not kinds:
        raise NotFound(
            "There are no rules of this name.",
            where=rule_id,
            remedy="Look them up in the list of rule files.",
        )
    if len(kinds) > 1:
        raise Ambiguous(
            f"There are rules of this name of the kinds {' and '.join(kinds)}.",
            where=rule_id,
            remedy="Name the kind as well.",
        )
    return kinds[0]


def copied_rule(content: str, kind: RuleKind, rule_id: str, plan: CopyPlan) -> str:
    """Return a rule file under another name, to be changed and added.

    Raises
    ------
    InvalidInput
        If the copy could not be read: its owner or edition is no name.
    """
    text = copied(content, kind, rule_id, plan)
    read_rule_text(text, where="copy")
    return text


def add_rule(uow: UnitOfWork, file: RuleFile, *, at: datetime) -> RuleDocument:
    """Store a desk's rule file under the name that follows from what it holds, and log it.

    Raises
    ------
    InvalidInput
        If the file breaks a rule of its format, or does not agree with the rules it names.
    Conflict
        If there are rules of this kind and name, or the viewer may not add any.
    """
    uow.begin_change()
    added = checked_rule(file, rule_library(uow))
    document = RuleDocument(
        kind=added.kind,
        rule_id=added.rule_id,
        content=file.content,
        added_by=uow.viewer.organisation_id or uow.viewer.actor,
        added_at=at,
    )
    uow.rule_documents.add(document)
    _log(uow, AuditedAction.RULE_ADDED, document, at)
    uow.commit()
    return document


def remove_rule(uow: UnitOfWork, kind: RuleKind, rule_id: str, *, at: datetime) -> None:
    """Remove a desk's rule file that nothing is judged by, and log it.

    Raises
    ------
    NotFound
        If no desk added it.
    Conflict
        If it is shipped, contracts or own schemes name it, or it is not the viewer's to remove.
    """
    uow.begin_change()
    document = _own_document(uow, kind, rule_id)
    _refuse_while_named(uow, document)
    uow.rule_documents.delete(kind, rule_id)
    _log(uow, AuditedAction.RULE_REMOVED, document, at)
    uow.commit()


def _own_document(uow: UnitOfWork, kind: RuleKind, rule_id: str) -> RuleDocument:
    try:
        return uow.rule_documents.get(kind, rule_id)
    except NotFound:
        if rule_id not in SHIPPED.ids(kind):
            raise
        raise Conflict(
            "These rules come with the program and cannot be removed.",
            where=_place(kind, rule_id),
            remedy="Name other rules in your contracts; nobody is judged by rules that no contract "
            "names.",
        ) from None


def _refuse_while_named(uow: UnitOfWork, document: RuleDocument) -> None:
    n_contracts = uow.rule_documents.contracts_naming(document.kind).get(document.rule_id, 0)
    if n_contracts:
        raise Conflict(
            f"{n_contracts} contract{'s are' if n_contracts > 1 else ' is'} judged by these rules.",
            where=_place(document.kind, document.rule_id),
            remedy="Rules stay as long as a contract names them. For new contracts, add a file "
            "with a new first day.",
        )
    naming = [
        scheme.rule_id
        for scheme in uow.rule_documents.all()
        if document.kind is RuleKind.TARGET_GROUPS
        and scheme.kind is RuleKind.BLOCK_SCHEME
        and yaml_entries(scheme.content, scheme.rule_id).get("target_groups") == document.rule_id
    ]
    if naming:
        raise Conflict(
            f"Your own scheme '{naming[0]}' stands on these rules.",
            where=_place(document.kind, document.rule_id),
            remedy="Remove that scheme first, if no contract names it.",
        )


def _log(uow: UnitOfWork, action: AuditedAction, document: RuleDocument, at: datetime) -> None:
    digest = sha256(document.content.encode()).hexdigest()[:_DIGEST_SIGNS]
    log_choice(uow, action, _place(document.kind, document.rule_id), f"sha256 {digest}", at=at)


def _place(kind: RuleKind, rule_id: str) -> str:
    return f"{kind}/{rule_id}"
