"""States and reasons in the plain Dutch that a desk reads."""

from __future__ import annotations

from collections.abc import Mapping

from matcher.domain.access import Role
from matcher.domain.introduction import (
    FoundThrough,
    Initiator,
    IntroductionState,
    RefusalReason,
)

STATES: Mapping[IntroductionState, str] = {
    IntroductionState.PROPOSED: "voorgesteld",
    IntroductionState.SHORTLISTED: "op de shortlist",
    IntroductionState.INVITED: "uitgenodigd",
    IntroductionState.INTERVIEWED: "gesprek gehad",
    IntroductionState.TRIAL_PLACEMENT: "proefplaatsing",
    IntroductionState.PLACED: "geplaatst",
    IntroductionState.DECLINED_BY_CONTRACTOR: "afgewezen door de opdrachtnemer",
    IntroductionState.DECLINED_BY_CANDIDATE: "afgezegd door de kandidaat",
    IntroductionState.WITHDRAWN: "teruggetrokken door de bemiddelaar",
    IntroductionState.CLOSED_HIRED_ELSEWHERE: "gesloten: elders aan het werk",
}
REASONS: Mapping[RefusalReason, str] = {
    RefusalReason.NOT_REACHABLE: "niet bereikbaar",
    RefusalReason.NO_SHOW: "niet verschenen",
    RefusalReason.TRAVEL: "reisafstand of reistijd",
    RefusalReason.MISSING_SKILL: "mist een vaardigheid of ervaring",
    RefusalReason.MISSING_LICENCE: "mist een rijbewijs",
    RefusalReason.MISSING_CERTIFICATE: "mist een certificaat of diploma",
    RefusalReason.HOURS: "aantal uren past niet",
    RefusalReason.SHIFTS: "werktijden of ploegendienst passen niet",
    RefusalReason.LANGUAGE: "taal",
    RefusalReason.NOT_ELIGIBLE: "telt niet mee voor de opdracht",
    RefusalReason.POSITION_GONE: "plek is vervuld of vervallen",
    RefusalReason.DUPLICATE: "dubbel voorgesteld",
    RefusalReason.WAGE: "loon",
    RefusalReason.START_DATE: "begindatum past niet",
    RefusalReason.OTHER_CANDIDATE_CHOSEN: "andere kandidaat gekozen",
    RefusalReason.NO_LONGER_AVAILABLE: "niet meer beschikbaar",
    RefusalReason.FOUND_WORK_OTHERWISE: "zelf ander werk gevonden",
    RefusalReason.NOT_AS_WISHED: "past niet bij de wensen",
    RefusalReason.NO_REASON_GIVEN: "geen reden gegeven",
    RefusalReason.OTHER: "anders, in woorden",
}
ROADS: Mapping[FoundThrough, str] = {
    FoundThrough.RANKING: "via een ranglijst",
    FoundThrough.DIRECT_APPROACH: "rechtstreeks benaderd",
    FoundThrough.OTHER: "langs een andere weg",
}
INITIATORS: Mapping[Initiator, str] = {
    Initiator.CONTRACTOR: "opdrachtnemer",
    Initiator.INTERMEDIARY: "bemiddelaar",
    Initiator.MUNICIPAL_DESK: "gemeentelijke desk",
    Initiator.CANDIDATE: "kandidaat zelf",
}
ROLES: Mapping[Role, str] = {
    Role.OPERATOR: "beheerder",
    Role.INTERMEDIARY: "bemiddelaar",
    Role.CONTRACTOR: "opdrachtnemer",
    Role.MUNICIPAL_DESK: "gemeentelijke desk",
}
