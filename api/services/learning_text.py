"""What learning from outcomes says, in plain Dutch."""

from __future__ import annotations

from matcher.learning.outcomes import Step
from matcher.learning.propensity import ExaminationChances
from matcher.learning.release import Demand

STEPS = {
    Step.SHORTLISTED: "op de shortlist",
    Step.INVITED: "uitgenodigd",
    Step.PLACED: "geplaatst",
    Step.SUSTAINED: "na 6 maanden nog aan het werk",
}
ESTIMATORS = {
    "ips": "omgekeerd gewogen (IPS)",
    "snips": "genormeerd (SNIPS)",
    "doubly_robust": "dubbel robuust (DR)",
}
DEMANDS = {
    "reached": "regels die zover kwamen",
    "not_reached": "regels die niet zover kwamen",
    "vacancies_with_both": "vacatures met van beide",
    "effective_sample_size": "effectieve steekproefomvang",
    **{
        f"low_end_of_gain_{name}": f"onderkant van de winst, {told}"
        for name, told in ESTIMATORS.items()
    },
}
COMPARED = {"in_use": "in gebruik", "learned": "geleerd", "boosted": "bomen (ter vergelijking)"}


def demand_text(demand: Demand) -> str:
    """Return one demand and how it stands."""
    verdict = "genoeg" if demand.is_met else "te weinig"
    needed = f"{_number(demand.present)}, nodig {_number(demand.needed)}: {verdict}"
    under = f" ({reading_text(demand.under)})" if demand.under else ""
    return f"{DEMANDS[demand.name]} {needed}{under}"


def reading_text(chances: ExaminationChances) -> str:
    """Return how far lists are taken to be read, and where that comes from."""
    if chances.power is None:
        bent = "" if chances.bend == 1.0 else f", tot de macht {_number(chances.bend)}"
        return f"hoe ver lijsten gelezen worden: uit het logboek, {chances.n_people} mensen{bent}"
    return f"aanname: plaats 10 wordt {_number(10.0**-chances.power)} keer zo vaak gelezen als 1"


def _number(number: float) -> str:
    return f"{number:.4g}".replace(".", ",")
