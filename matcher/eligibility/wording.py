"""Names of groups, conditions, documents and forms of work in Dutch and English."""

from __future__ import annotations

from typing import Literal

from matcher.domain.claim import TargetGroup
from matcher.domain.claim_record import ProofKind
from matcher.domain.placement import WorkForm
from matcher.domain.target_group_rules import ConditionKind
from matcher.ternary import Ternary

Language = Literal["nl", "en"]
Both = tuple[str, str]

# The names of laws and schools stay Dutch in both languages.
GROUPS: dict[TargetGroup, str] = {
    TargetGroup.PARTICIPATIEWET: "Participatiewet",
    TargetGroup.IOAW: "IOAW",
    TargetGroup.IOAZ: "IOAZ",
    TargetGroup.WW: "WW",
    TargetGroup.WIA: "WIA (IVA of WGA)",
    TargetGroup.WAO: "WAO",
    TargetGroup.WAZ: "WAZ",
    TargetGroup.WAJONG: "Wajong",
    TargetGroup.BANENAFSPRAAK: "banenafspraak (doelgroepregister)",
    TargetGroup.WSW: "Wsw",
    TargetGroup.BESCHUT_WERK: "beschut werk",
    TargetGroup.NUG: "niet-uitkeringsgerechtigd (NUG)",
    TargetGroup.BBL: "BBL",
    TargetGroup.BOL: "BOL / stage",
    TargetGroup.VSO: "vso",
    TargetGroup.PRO: "praktijkonderwijs",
    TargetGroup.STATUSHOUDER: "statushouder",
    TargetGroup.ZONDER_STARTKWALIFICATIE: "jongere zonder startkwalificatie",
    TargetGroup.EX_GEDETINEERD: "(ex-)gedetineerde of tbs",
    TargetGroup.ANW: "ANW",
    TargetGroup.ZZP_UIT_BIJSTAND: "zzp'er uit de bijstand",
    TargetGroup.ONTHEEMD_OEKRAINE: "ontheemde uit Oekraïne",
}

PROOFS: dict[ProofKind, Both] = {
    ProofKind.BENEFIT_DECISION: ("uitkeringsbesluit", "benefit decision"),
    ProofKind.REGISTER_LOOKUP: ("inzage doelgroepregister", "look-up in the register"),
    ProofKind.INDICATION: ("indicatiebeschikking", "indication"),
    ProofKind.APPRENTICESHIP_AGREEMENT: ("leerwerkovereenkomst", "apprenticeship agreement"),
    ProofKind.INTERNSHIP_AGREEMENT: ("stageovereenkomst", "internship agreement"),
    ProofKind.SCHOOL_STATEMENT: ("verklaring van de school", "statement of the school"),
    ProofKind.JOB_SEEKER_REGISTRATION: ("inschrijving bij UWV", "registration with UWV"),
    ProofKind.MUNICIPAL_STATEMENT: ("verklaring van de gemeente", "statement of the municipality"),
    ProofKind.SUBSIDY_DECISION: ("besluit loonkostensubsidie", "wage-cost subsidy decision"),
    ProofKind.LKV_STATEMENT: ("doelgroepverklaring LKV", "LKV statement"),
    ProofKind.OTHER: ("ander stuk", "other document"),
}

COUNTS: dict[Ternary, Both] = {
    Ternary.MEETS: ("ja", "yes"),
    Ternary.FAILS: ("nee", "no"),
    Ternary.UNKNOWN: ("nog onbekend", "not known yet"),
}
"""Whether somebody counts (telt mee), as a table says it."""

FORMS: dict[WorkForm, Both] = {
    WorkForm.EMPLOYMENT: ("een dienstverband", "employment"),
    WorkForm.APPRENTICESHIP: ("een leerwerkbaan", "an apprenticeship"),
    WorkForm.INTERNSHIP: ("een stage", "an internship"),
    WorkForm.WORK_EXPERIENCE: ("een werkervaringsplaats", "a work-experience place"),
    WorkForm.TRIAL: ("een proefplaatsing", "a trial placement"),
    WorkForm.SECONDMENT: ("een detachering", "a secondment"),
}

CONDITIONS: dict[ConditionKind, Both] = {
    ConditionKind.BENEFIT_LONGER_THAN_MONTHS: (
        "langer dan {value} maanden uitkering",
        "on benefit for more than {value} months",
    ),
    ConditionKind.BENEFIT_SHORTER_THAN_MONTHS: (
        "korter dan {value} maanden uitkering",
        "on benefit for less than {value} months",
    ),
    ConditionKind.BENEFIT_AT_LEAST_MONTHS: (
        "ten minste {value} maanden uitkering",
        "on benefit for at least {value} months",
    ),
    ConditionKind.UNEMPLOYED_LONGER_THAN_MONTHS: (
        "langer dan {value} maanden werkloos",
        "out of work for more than {value} months",
    ),
    ConditionKind.REGISTERED_JOB_SEEKER: (
        "ingeschreven als werkzoekende bij UWV",
        "registered as a job seeker with UWV",
    ),
    ConditionKind.ACCEPTED_BY_AUTHORITY: (
        "door de gemeente voorgedragen of aanvaard",
        "put forward or accepted by the municipality",
    ),
    ConditionKind.IN_REGISTER: (
        "ingeschreven in het doelgroepregister",
        "entered in the doelgroepregister",
    ),
    ConditionKind.REGISTER_GROUND: (
        "in het doelgroepregister op grond van {value}",
        "in the doelgroepregister on the ground of {value}",
    ),
    ConditionKind.HAS_DISABILITY: ("een arbeidsbeperking", "a work disability"),
    ConditionKind.STUDY_LEVEL_AT_LEAST: (
        "opleiding op ten minste niveau {value}",
        "a course of at least level {value}",
    ),
    ConditionKind.STUDY_LEVEL_AT_MOST: (
        "opleiding op ten hoogste niveau {value}",
        "a course of at most level {value}",
    ),
    ConditionKind.LEFT_SCHOOL_WITHIN_MONTHS: (
        "ten hoogste {value} maanden van school",
        "left school at most {value} months ago",
    ),
    ConditionKind.LOST_WITHIN_MONTHS: (
        "doelgroepstatus verloren in de afgelopen {value} maanden",
        "lost the status in the past {value} months",
    ),
    ConditionKind.UNREADABLE: ("{value}", "{value}"),
}

# What to ask for when a condition is not known.
TO_ASK: dict[ConditionKind, Both] = {
    ConditionKind.BENEFIT_LONGER_THAN_MONTHS: ("vraag de beschikking", "ask for the decision"),
    ConditionKind.BENEFIT_SHORTER_THAN_MONTHS: ("vraag de beschikking", "ask for the decision"),
    ConditionKind.BENEFIT_AT_LEAST_MONTHS: ("vraag de beschikking", "ask for the decision"),
    ConditionKind.UNEMPLOYED_LONGER_THAN_MONTHS: (
        "vraag sinds wanneer iemand werkloos is",
        "ask since when the person is out of work",
    ),
    ConditionKind.REGISTERED_JOB_SEEKER: (
        "vraag het bewijs van inschrijving bij UWV",
        "ask for the registration with UWV",
    ),
    ConditionKind.ACCEPTED_BY_AUTHORITY: ("vraag de gemeente", "ask the municipality"),
    ConditionKind.IN_REGISTER: (
        "kijk in het doelgroepregister",
        "look it up in the doelgroepregister",
    ),
    ConditionKind.REGISTER_GROUND: (
        "vraag de grond van opname",
        "ask for the ground of inclusion",
    ),
    ConditionKind.HAS_DISABILITY: ("vraag de desk", "ask the desk"),
    ConditionKind.STUDY_LEVEL_AT_LEAST: ("vraag het niveau", "ask for the level"),
    ConditionKind.STUDY_LEVEL_AT_MOST: ("vraag het niveau", "ask for the level"),
    ConditionKind.LEFT_SCHOOL_WITHIN_MONTHS: (
        "vraag de laatste schooldag",
        "ask for the last day at school",
    ),
    ConditionKind.LOST_WITHIN_MONTHS: (
        "vraag de einddatum van de uitkering of status",
        "ask for the last day of the benefit or status",
    ),
    ConditionKind.UNREADABLE: ("vraag de opdrachtgever", "ask the contracting authority"),
}
