"""The rules an installation knows, read anew for every request."""

from __future__ import annotations

from matcher.rulebooks.library import RuleLibrary, library_of
from models.unit_of_work import UnitOfWork


def rule_library(uow: UnitOfWork) -> RuleLibrary:
    """Return the shipped rules together with those that desks added."""
    return library_of(uow.rule_documents.all())
