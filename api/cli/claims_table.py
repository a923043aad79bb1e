"""Claims to read: what is recorded of somebody, and one claim with documents and history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.services.claims import CandidateClaims, ClaimOnDay
from matcher.domain.claim import Claim, ClaimStatus
from matcher.domain.claim_record import ClaimRecord, ClaimTransition, Proof
from matcher.eligibility.wording import GROUPS, PROOFS
from matcher.ternary import Ternary

_STATUSES = {
    ClaimStatus.VERIFIED: "gecontroleerd",
    ClaimStatus.UNVERIFIED: "niet gecontroleerd",
    ClaimStatus.REFUSED: "geweigerd",
    ClaimStatus.EXPIRED: "verlopen",
    ClaimStatus.UNKNOWN: "onbekend",
}
_MEMBER = {Ternary.MEETS: "ja", Ternary.FAILS: "nee", Ternary.UNKNOWN: "onbekend"}
_STEPS = {
    ClaimTransition.VERIFY: "gecontroleerd",
    ClaimTransition.REFUSE: "geweigerd",
    ClaimTransition.EXPIRE: "verlopen verklaard",
    ClaimTransition.REOPEN: "heropend",
}


def print_claims(found: CandidateClaims) -> None:
    """Print what is recorded of a candidate's target groups."""
    console = screen()
    if found.registered is None or found.from_files is None:
        console.print(
            f"De doelgroepen van {found.candidate_id} zijn alleen zichtbaar voor de eigen "
            "bemiddelaar en de gemeentelijke desk."
        )
        return
    if not found.registered and not found.from_files:
        console.print(f"Van {found.candidate_id} is geen doelgroep vastgelegd.")
        return
    table = Table(box=box.HORIZONTALS, pad_edge=False, title=None)
    for heading in (
        "claim",
        "doelgroep",
        "lid",
        "sinds",
        "tot en met",
        "status",
        "gezien door of bron",
    ):
        table.add_column(heading, overflow="fold")
    for shown in found.registered:
        record = shown.claim.record
        seen = _seen(record)
        status = _STATUSES[record.claim.status] + (", voorbij" if _has_passed(shown) else "")
        table.add_row(shown.claim.claim_id, *_stated(record.claim), status, escape(seen))
    for claim in found.from_files:
        source = f"bestand: {claim.source}" if claim.source else "bestand"
        table.add_row("-", *_stated(claim), _STATUSES[claim.status], escape(source))
    console.print(table)


def print_claim(shown: ClaimOnDay) -> None:
    """Print one claim with its facts, documents and history."""
    screen().print("\n".join(_told(shown)), soft_wrap=True)


def _told(shown: ClaimOnDay) -> Iterable[str]:
    record = shown.claim.record
    group, member, since, until = _stated(record.claim)
    yield f"[bold]{shown.claim.claim_id}[/bold] {group}, kandidaat {shown.claim.candidate_id}"
    yield f"status: {_status(shown)}"
    yield f"lid van de doelgroep: {member}; sinds {since}, tot en met {until}"
    yield from (f"{name}: {escape(value)}" for name, value in _facts(record))
    yield "bewijsstukken:" if record.proofs else "bewijsstukken: geen"
    yield from (f"  - {escape(_document(proof))}" for proof in record.proofs)
    if seen := _seen(record):
        yield f"gezien door: {escape(seen)}"
    yield "besluiten:" if record.history else "besluiten: geen"
    for change in record.history:
        why = f": {change.reason}" if change.reason else ""
        day = change.at.astimezone().date()
        yield escape(f"  - {day} {_STEPS[change.transition]} door {change.by}{why}")


def _stated(claim: Claim) -> tuple[str, str, str, str]:
    since, until = (_day(day) for day in (claim.since, claim.until))
    return GROUPS[claim.group], _MEMBER[claim.is_member], since, until


def _has_passed(shown: ClaimOnDay) -> bool:
    """Return whether a claim is over by date, though nobody declared it expired."""
    return shown.is_past and shown.claim.record.claim.status is not ClaimStatus.EXPIRED


def _status(shown: ClaimOnDay) -> str:
    record = shown.claim.record
    if not _has_passed(shown):
        return _STATUSES[record.claim.status]
    what = "" if shown.expires_on == record.claim.until else "bewijs "
    return f"{_STATUSES[record.claim.status]}; {what}voorbij na {shown.expires_on}"


def _facts(record: ClaimRecord) -> Iterable[tuple[str, str]]:
    """Give the further facts that are known, by name."""
    days = {
        "laatste schooldag": record.left_school_on,
        "werkloos sinds": record.unemployed_since,
    }
    answers = {
        "ingeschreven bij UWV": record.is_registered_job_seeker,
        "aanvaard door de opdrachtgever of gemeente": record.is_accepted_by_authority,
        "arbeidsbeperking": record.has_disability,
    }
    if record.claim.source:
        yield "bron", record.claim.source
    if record.ground is not None:
        yield "grond van opname", record.ground.value
    if record.study_level is not None:
        yield "niveau van de opleiding", record.study_level.name.lower().replace("_", " ")
    yield from ((name, str(day)) for name, day in days.items() if day is not None)
    yield from (
        (name, _MEMBER[answer]) for name, answer in answers.items() if answer is not Ternary.UNKNOWN
    )


def _document(proof: Proof) -> str:
    told = PROOFS[proof.kind][0]
    told += f" {proof.reference}" if proof.reference else ""
    told += f" van {proof.dated_on}" if proof.dated_on else ""
    return told + (f", geldig tot en met {proof.valid_until}" if proof.valid_until else "")


def _seen(record: ClaimRecord) -> str:
    return f"{record.checked_by}, {record.checked_on}" if record.checked_on else ""


def _day(day: date | None) -> str:
    return "onbekend" if day is None else day.isoformat()
