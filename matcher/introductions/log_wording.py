"""Kinds of leads, answers, costs and ends in the plain Dutch that a desk reads."""

from __future__ import annotations

from collections.abc import Mapping

from matcher.domain.lead import LeadAnswer, LeadKind
from matcher.domain.reported_cost import CostKind
from matcher.domain.work_end import EndReason

LEAD_KINDS: Mapping[LeadKind, str] = {
    LeadKind.ASKED: "om mensen gevraagd",
    LeadKind.TIP: "tip",
    LeadKind.VIEWED: "profiel geopend",
}
LEAD_ANSWERS: Mapping[LeadAnswer, str] = {
    LeadAnswer.PEOPLE_OFFERED: "er zijn mensen aangeboden",
    LeadAnswer.NOBODY_AVAILABLE: "er was niemand",
    LeadAnswer.NO_ANSWER: "er kwam geen antwoord",
    LeadAnswer.UNKNOWN: "niet bekend",
}
COST_KINDS: Mapping[CostKind, str] = {
    CostKind.GUIDANCE: "begeleiding",
    CostKind.TRAINING: "opleiding",
    CostKind.WORKPLACE_ADJUSTMENT: "aanpassing van de werkplek",
    CostKind.RECRUITMENT: "werving en bemiddeling",
    CostKind.ADMINISTRATION: "administratie",
    CostKind.OTHER: "anders",
}
END_REASONS: Mapping[EndReason, str] = {
    EndReason.CONTRACT_ENDED: "contract liep af",
    EndReason.RESIGNED: "zelf vertrokken",
    EndReason.DISMISSED: "ontslagen",
    EndReason.OTHER_WORK: "ander werk",
    EndReason.OTHER: "anders",
    EndReason.UNKNOWN: "niet bekend",
}
