"""Weights of the ranker: shipped, saved by desks, learned from outcomes; one set is in use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from api.services.audit import log_choice
from api.services.claim_texts import checked_text
from matcher.domain.audit import AuditedAction
from matcher.domain.weight_set import WeightActivation, WeightOrigin, WeightSet
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.ranking.weight_document import (
    parse_weights,
    shipped_document,
    shipped_versions,
    tables_of,
    written,
)
from matcher.ranking.weights import Weights
from models.access import check_may_change_weights
from models.unit_of_work import UnitOfWork

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST_NAME = 40
_NUMBERED = re.compile(r"(.+)-v([0-9]+)")
_DIGEST_SIGNS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWeights:
    """All versions of an installation, and which of them is in use.

    Attributes
    ----------
    sets : tuple of WeightSet
        The shipped ones first, then in the order in which they were saved.
    active : str
        The version in use.
    activations : tuple of WeightActivation
        Every taking into use, the latest first; empty where that was never done.
    """

    sets: tuple[WeightSet, ...]
    active: str
    activations: tuple[WeightActivation, ...]


def save_weights(
    uow: UnitOfWork,
    document: str | Mapping[str, Mapping[str, float]],
    *,
    name: str,
    origin: WeightOrigin,
    why: str,
    at: datetime,
) -> WeightSet:
    """Store the next version of a named set, log it and commit; it is not in use yet.

    Parameters
    ----------
    document : str or mapping
        The TOML text, which is kept word for word, or its numbers by section and key.
    name : str
        Small letters, digits and hyphens; the version becomes ``<name>-v<number>``.
    origin : WeightOrigin
        By a desk, or learned from outcomes.
    why : str
        The reason; no personal data.

    Raises
    ------
    InvalidInput
        If name, reason or a number cannot be used; the message names section and key.
    Conflict
        If the viewer is neither a desk nor the operator.
    """
    check_may_change_weights(uow.viewer)
    _check_name(name)
    reason = _checked_reason(why)
    if isinstance(document, str):
        _check_remarks(document)
    uow.begin_change()
    number = uow.weight_sets.latest_number(name) + 1
    version = f"{name}-v{number}"
    text = document if isinstance(document, str) else written(tables_of(document, where="weights"))
    parse_weights(text, version, where="weights")
    weights = WeightSet(
        version=version,
        name=name,
        number=number,
        document=text,
        origin=origin,
        saved_by=uow.viewer.organisation_id or uow.viewer.actor,
        saved_at=at,
        why=reason,
    )
    uow.weight_sets.add(weights)
    digest = sha256(text.encode()).hexdigest()[:_DIGEST_SIGNS]
    detail = f"origin {origin}, sha256 {digest}"
    log_choice(uow, AuditedAction.WEIGHTS_SAVED, version, detail, at=at)
    uow.commit()
    return weights


def weights_of_version(uow: UnitOfWork, version: str) -> WeightSet:
    """Return a set by its version, stored or shipped; NotFound where there is none."""
    stored = uow.weight_sets.find(version)
    return stored if stored is not None else _shipped(version)


def parsed(weights: WeightSet) -> Weights:
    """Return a set as the ranker takes it.

    Raises
    ------
    InvalidInput
        If this version of the program cannot read it any more: it asks numbers that are not in it.
    """
    try:
        return parse_weights(weights.document, weights.version, where=f"weights {weights.version}")
    except InvalidInput as fault:
        raise InvalidInput(
            fault.what,
            where=fault.where,
            remedy=f"{fault.remedy} If these weights are in use, take others with 'sroi-match "
            "weights use'.".strip(),
        ) from fault


def version_in_use(uow: UnitOfWork, *, default: str) -> str:
    """Return the version in use, also one that cannot be read any more."""
    return uow.weight_sets.active_version() or default


def known_weights(uow: UnitOfWork, *, default: str) -> KnownWeights:
    """Return all versions; ``default`` is in use as long as nobody chose another one."""
    shipped = tuple(_shipped(version) for version in shipped_versions())
    activations = uow.weight_sets.activations()
    return KnownWeights(
        sets=(*shipped, *uow.weight_sets.all()),
        active=version_in_use(uow, default=default),
        activations=activations,
    )


def use_weights(
    uow: UnitOfWork, version: str, *, default: str, why: str, at: datetime
) -> WeightActivation:
    """Take a version into use for every ranking of the installation, log it and commit.

    Raises
    ------
    InvalidInput
        If there is none of this version, this version of the program cannot read it, or there is
        no reason.
    Conflict
        If it is in use already, or the viewer is neither a desk nor the operator.
    """
    check_may_change_weights(uow.viewer)
    reason = _checked_reason(why)
    uow.begin_change()
    try:
        parsed(weights_of_version(uow, version))
    except NotFound as fault:
        raise InvalidInput(fault.what, where="version", remedy=fault.remedy) from fault
    before = version_in_use(uow, default=default)
    if version == before:
        raise Conflict(
            "These weights are in use already.",
            where=version,
            remedy="Choose another version, or leave it so.",
        )
    activation = WeightActivation(
        version=version,
        activated_by=uow.viewer.organisation_id or uow.viewer.actor,
        activated_at=at,
        why=reason,
    )
    uow.weight_sets.activate(activation)
    log_choice(uow, AuditedAction.WEIGHTS_ACTIVATED, version, f"before: {before}", at=at)
    uow.commit()
    return activation


def use_weights_before(
    uow: UnitOfWork, *, default: str, why: str, at: datetime
) -> WeightActivation:
    """Take back into use what was in use before the weights of now; raises as ``use_weights``."""
    check_may_change_weights(uow.viewer)
    chosen = [activation.version for activation in uow.weight_sets.activations()]
    earlier = [version for version in (*chosen, default) if version != (chosen or [default])[0]]
    if not earlier:
        raise Conflict(
            "No other weights were in use before these.",
            where=(chosen or [default])[0],
            remedy="Choose a version by its name.",
        )
    return use_weights(uow, earlier[0], default=default, why=why, at=at)


def _shipped(version: str) -> WeightSet:
    document = shipped_document(version)
    numbered = _NUMBERED.fullmatch(version)
    return WeightSet(
        version=version,
        name=numbered[1] if numbered else version,
        number=int(numbered[2]) if numbered else 1,
        document=document,
        origin=WeightOrigin.SHIPPED,
        saved_by="",
        saved_at=None,
        why="",
    )


def _check_name(name: str) -> None:
    shipped = {_shipped(version).name for version in shipped_versions()}
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name) or _NUMBERED.fullmatch(name):
        raise InvalidInput(
            "This cannot be the name of a set of weights.",
            where="name",
            remedy=f"Write at most {_LONGEST_NAME} small letters, digits and hyphens, as "
            "werkplein-noord; the version number comes behind it by itself.",
        )
    if name in shipped:
        raise InvalidInput(
            "Weights of this name come with the program.",
            where="name",
            remedy="Give your own weights another name.",
        )


def _checked_reason(why: str) -> str:
    reason = checked_text(why, "why")
    if not reason:
        raise InvalidInput(
            "A change of weights needs a reason.",
            where="why",
            remedy="Write why, and name no persons.",
        )
    return reason


def _check_remarks(document: str) -> None:
    for number, line in enumerate(document.splitlines(), start=1):
        checked_text(line.partition("#")[2], f"weights line {number}")
