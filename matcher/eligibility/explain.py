"""The reasons of a judgement as sentences, in plain Dutch and English."""

from __future__ import annotations

from decimal import Decimal

from matcher.domain.claim import Eligibility, TargetGroup
from matcher.domain.claim_record import ProofKind
from matcher.domain.judgement import Judgement, Reason, ReasonCode
from matcher.domain.money import euro_text
from matcher.domain.placement import WorkForm
from matcher.domain.target_group_rules import ConditionKind
from matcher.eligibility.wording import CONDITIONS, FORMS, GROUPS, PROOFS, TO_ASK, Both, Language
from matcher.ternary import Ternary

SENTENCES: dict[ReasonCode, Both] = {
    ReasonCode.MEMBER: (
        "Telt mee: {group}{since}, {checked}.",
        "Counts: {group}{since}, {checked}.",
    ),
    ReasonCode.MEMBER_UNCHECKED: (
        "Telt mee: {group}{since}; nog niet gecontroleerd.",
        "Counts: {group}{since}; not checked yet.",
    ),
    ReasonCode.NOT_MEMBER: (
        "Telt niet mee als {group}: volgens de bron valt de kandidaat er niet onder.",
        "Does not count as {group}: the source says that the candidate is not in it.",
    ),
    ReasonCode.MEMBERSHIP_UNKNOWN: (
        "Nog onbekend: valt de kandidaat onder {group}?",
        "Not known yet: does the candidate fall under {group}?",
    ),
    ReasonCode.STATUS_UNKNOWN: (
        "Nog onbekend: de status van de claim {group}; laat de desk de claim nagaan.",
        "Not known yet: the status of the claim {group}; have the desk check it.",
    ),
    ReasonCode.REFUSED: (
        "Telt niet mee als {group}: de claim is afgewezen.",
        "Does not count as {group}: the claim was refused.",
    ),
    ReasonCode.NOT_YET: (
        "Telt niet mee als {group}: dat geldt pas{since}, na de peildatum {day}.",
        "Does not count as {group}: that holds only{since}, after the reference date {day}.",
    ),
    ReasonCode.ENDED: (
        "Telt niet mee als {group}: dat gold tot en met {until}, voor de peildatum {day}.",
        "Does not count as {group}: that held up to {until}, before the reference date {day}.",
    ),
    ReasonCode.EXPIRED_WHEN_UNKNOWN: (
        "Nog onbekend: de claim {group} is verlopen, maar niet bekend is wanneer; vraag de "
        "beschikking.",
        "Not known yet: the claim {group} has expired, but when is not known; ask for the "
        "decision.",
    ),
    ReasonCode.PROOF_EXPIRED: (
        "Nog onbekend: het bewijs voor {group} is verlopen op de peildatum {day}; vraag een nieuw "
        "bewijsstuk.",
        "Not known yet: the proof of {group} had lapsed on the reference date {day}; ask for a "
        "new document.",
    ),
    ReasonCode.SINCE_UNKNOWN: (
        "Nog onbekend: sinds wanneer geldt {group}? Op de peildatum {day} moet het al gelden; "
        "vraag de beschikking.",
        "Not known yet: since when does {group} hold? It must hold on the reference date {day}; "
        "ask for the decision.",
    ),
    ReasonCode.LOST_RECENTLY: (
        "Telt mee: {group} gold tot en met {until}, kort genoeg voor de peildatum {day}.",
        "Counts: {group} held up to {until}, shortly enough before the reference date {day}.",
    ),
    ReasonCode.LOST_TOO_LONG_AGO: (
        "Telt niet mee als verloren {group}: dat eindigde op {until}, te lang voor {day}.",
        "Does not count as lost {group}: that ended on {until}, too long before {day}.",
    ),
    ReasonCode.NOT_LOST: (
        "Telt niet mee als verloren {group}: de status was op {day} niet verloren.",
        "Does not count as lost {group}: the status was not lost on {day}.",
    ),
    ReasonCode.CONDITION_MET: (
        "Voldoet: {condition}.",
        "Met: {condition}.",
    ),
    ReasonCode.CONDITION_ACCEPTED: (
        "Aanvaard door de opdrachtgever; de bron was niet leesbaar over {condition}.",
        "Accepted by the authority; the source could not be read on {condition}.",
    ),
    ReasonCode.CONDITION_REFUSED: (
        "Telt niet mee als {group}: niet aanvaard door de opdrachtgever.",
        "Does not count as {group}: not accepted by the authority.",
    ),
    ReasonCode.CONDITION_FAILED: (
        "Telt niet mee als {group}: gevraagd is {condition}.",
        "Does not count as {group}: asked is {condition}.",
    ),
    ReasonCode.CONDITION_UNKNOWN: (
        "Nog onbekend bij {group}: {condition}; {ask}.",
        "Not known yet for {group}: {condition}; {ask}.",
    ),
    ReasonCode.CONDITION_UNREADABLE: (
        "Nog onbekend bij {group}: de bron was niet leesbaar over {condition}; {ask}.",
        "Not known yet for {group}: the source could not be read on {condition}; {ask}.",
    ),
    ReasonCode.FORM_DIFFERS: (
        "Telt niet mee in '{block}': dat blok is er niet voor {form}.",
        "Does not count in '{block}': that block is not for {form}.",
    ),
    ReasonCode.FORM_NOT_NAMED: (
        "Nog onbekend: de gelezen tabel zegt niets over {form}; vraag de opdrachtgever.",
        "Not known yet: the table as read says nothing about {form}; ask the authority.",
    ),
    ReasonCode.GROUP_NOT_NAMED: (
        "Nog onbekend: de gelezen regels noemen {group} niet; vraag de opdrachtgever.",
        "Not known yet: the rules as read do not name {group}; ask the authority.",
    ),
    ReasonCode.GROUP_HAS_NO_BLOCK: (
        "Telt niet mee: de regels zijn volledig en noemen {group} niet.",
        "Does not count: the rules are complete and do not name {group}.",
    ),
    ReasonCode.GROUP_NOT_COUNTED: (
        "Telt niet mee: de opdracht telt {group} niet.",
        "Does not count: the contract does not count {group}.",
    ),
    ReasonCode.NOT_RECORDED: (
        "Nog onbekend: niet vastgelegd is of de kandidaat valt onder {groups}.",
        "Not known yet: nobody recorded whether the candidate falls under {groups}.",
    ),
    ReasonCode.REFERENCE_DAY_OPEN: (
        "Nog onbekend: de bron noemt geen peildatum, en op {days} is het antwoord verschillend; "
        "spreek de peildatum af.",
        "Not known yet: the source names no reference date, and the answer differs between "
        "{days}; agree on the date.",
    ),
    ReasonCode.REFERENCE_DAY_MISSING: (
        "Nog onbekend: de datum van gunning ontbreekt, en die kan de peildatum zijn.",
        "Not known yet: the award date is missing, and it may be the reference date.",
    ),
    ReasonCode.STARTED_BEFORE_ALLOWED: (
        "Begon op {day}, ten hoogste {months} maanden voor de opdracht ({contract}): dat mag.",
        "Began on {day}, at most {months} months before the contract ({contract}): allowed.",
    ),
    ReasonCode.STARTED_TOO_EARLY: (
        "Telt niet mee: begon op {day}, meer dan {months} maanden voor de opdracht ({contract}).",
        "Does not count: began on {day}, more than {months} months before the contract "
        "({contract}).",
    ),
    ReasonCode.STARTED_BEFORE_UNKNOWN: (
        "Nog onbekend: begon op {day}, voor de opdracht ({contract}); de bron zegt niet of dat "
        "mag.",
        "Not known yet: began on {day}, before the contract ({contract}); the source does not say "
        "whether that is allowed.",
    ),
    ReasonCode.ENDED_BEFORE_CONTRACT: (
        "Telt niet mee: het werk was voorbij voor de opdracht begon ({contract}).",
        "Does not count: the work was over before the contract began ({contract}).",
    ),
    ReasonCode.BLOCK_CHOSEN: (
        "Bouwblok: {block}, {amount}.",
        "Building block: {block}, {amount}.",
    ),
    ReasonCode.BLOCK_MOST_VALUABLE: (
        "Meer blokken passen ({others}); gekozen is het blok met de hoogste waarde: {block}.",
        "More blocks apply ({others}); the most valuable was chosen: {block}.",
    ),
    ReasonCode.BLOCK_AMOUNT_UNKNOWN: (
        "Bouwblok: {block}; het bedrag was in de bron niet leesbaar.",
        "Building block: {block}; the amount could not be read in the source.",
    ),
    ReasonCode.BLOCK_POSSIBLE: (
        "Mogelijk ook: {block}, {amount}; dat hangt af van wat nog onbekend is.",
        "Possibly also: {block}, {amount}; that depends on what is not known yet.",
    ),
    ReasonCode.COUNTS_UNTIL: (
        "Telt mee van {from} tot en met {until}.",
        "Counts from {from} up to {until}.",
    ),
    ReasonCode.COUNTS_OPEN: (
        "Telt mee vanaf {from}, zolang het werk duurt.",
        "Counts from {from}, for as long as the work lasts.",
    ),
    ReasonCode.COUNTS_UNTIL_UNKNOWN: (
        "Telt mee vanaf {from}; tot wanneer staat niet vast{until_known}.",
        "Counts from {from}; until when is not settled{until_known}.",
    ),
    ReasonCode.COUNTS_NO_LONGER: (
        "De termijn van meetellen liep tot en met {until}, voor {from}: dit werk voegt niets toe.",
        "The counting period ran up to {until}, before {from}: this work adds nothing.",
    ),
}

WHILE_NOT_CERTAIN: dict[ReasonCode, Both] = {
    ReasonCode.MEMBER: (
        "Valt onder {group}{since}, {checked}.",
        "Falls under {group}{since}, {checked}.",
    ),
    ReasonCode.MEMBER_UNCHECKED: (
        "Valt onder {group}{since}; nog niet gecontroleerd.",
        "Falls under {group}{since}; not checked yet.",
    ),
    ReasonCode.LOST_RECENTLY: (
        "Viel onder {group} tot en met {until}, kort genoeg voor de peildatum {day}.",
        "Fell under {group} up to {until}, shortly enough before the reference date {day}.",
    ),
    ReasonCode.COUNTS_UNTIL: (
        "Zou meetellen van {from} tot en met {until}.",
        "Would count from {from} up to {until}.",
    ),
    ReasonCode.COUNTS_OPEN: (
        "Zou meetellen vanaf {from}, zolang het werk duurt.",
        "Would count from {from}, for as long as the work lasts.",
    ),
    ReasonCode.COUNTS_UNTIL_UNKNOWN: (
        "Zou meetellen vanaf {from}; tot wanneer staat niet vast{until_known}.",
        "Would count from {from}; until when is not settled{until_known}.",
    ),
}
"""What stands in place of 'telt mee' where the answer as a whole is no, or not known yet."""


def explain(reason: Reason, language: Language = "nl", counts: Ternary = Ternary.MEETS) -> str:
    """Return one reason as a sentence, in an answer whose outcome is ``counts``."""
    at = 0 if language == "nl" else 1
    both = SENTENCES[reason.code]
    if counts is not Ternary.MEETS:
        both = WHILE_NOT_CERTAIN.get(reason.code, both)
    return both[at].format(**_filled(dict(reason.parts), at))


def sentences(judgement: Judgement, language: Language = "nl") -> tuple[str, ...]:
    """Return all reasons of a judgement in their order; what holds on both days is said once."""
    told = (explain(reason, language, judgement.counts) for reason in judgement.reasons)
    return tuple(dict.fromkeys(told))


def eligibility_from(judgement: Judgement, language: Language = "nl") -> Eligibility:
    """Return the answer as the rest of the service knows it; reasons are for those who may read."""
    return Eligibility(counts=judgement.counts, reasons=sentences(judgement, language))


def _filled(parts: dict[str, str], at: int) -> dict[str, str]:
    """Turn codes into words; days stay as they are written (2026-11-24)."""
    words = dict(parts)
    words["since"] = (
        (f" sinds {parts['since']}", f" since {parts['since']}")[at] if ("since" in parts) else ""
    )
    words["checked"] = _checked(parts, at)
    words["group"] = GROUPS[TargetGroup(parts["group"])] if "group" in parts else ""
    words["form"] = FORMS[WorkForm(parts["form"])][at] if "form" in parts else ""
    words["amount"] = _amount(parts, at)
    words["groups"] = _groups(parts, at)
    words["days"] = (" en ", " and ")[at].join(parts.get("days", "").split(","))
    if "condition" in parts:
        kind = ConditionKind(parts["condition"])
        words["condition"] = CONDITIONS[kind][at].format(value=parts["value"])
        words["ask"] = TO_ASK[kind][at]
    until = parts.get("until", "")
    words["until_known"] = (
        (f", ten minste tot en met {until}", f", at least up to {until}")[at] if until else ""
    )
    return words


def _checked(parts: dict[str, str], at: int) -> str:
    kinds = [PROOFS[ProofKind(kind)][at] for kind in parts.get("proof", "").split(",") if kind]
    document = f"{', '.join(kinds)} " if kinds else ""
    by = (" door ", " by ")[at] + parts["checked_by"] if parts.get("checked_by") else ""
    on = (" op ", " on ")[at] + parts["checked_on"] if parts.get("checked_on") else ""
    return f"{document}{('gecontroleerd', 'checked')[at]}{by}{on}"


def _amount(parts: dict[str, str], at: int) -> str:
    amount = parts.get("amount", "None")
    if amount == "None":
        return ("bedrag onbekend", "amount unknown")[at]
    units = {
        "year": (" per voltijdsjaar", " per full-time year"),
        "month": (" per maand", " per month"),
        "person": (" punt", " point"),
    }
    unit = parts["unit"]
    return (amount if unit == "person" else euro_text(Decimal(amount))) + units[unit][at]


def _groups(parts: dict[str, str], at: int) -> str:
    groups = [GROUPS[TargetGroup(group)] for group in parts.get("groups", "").split(",") if group]
    return ", ".join(groups) or ("een doelgroep", "any target group")[at]
