"""An answer about feasibility in plain Dutch: what it says, and the arithmetic behind it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from api.services.channel_names import channel_name
from api.services.feasibilities import FoundFeasibility
from matcher.domain.money import amount_text, euro_text, to_cents
from matcher.eligibility.wording import GROUPS
from matcher.feasibility.answer import FeasibilityAnswer, Feasible, PoolLine
from matcher.feasibility.disclosure import EUROS_STEP, FEWEST_SHOWN, PEOPLE_STEP

GROUP_NOT_KNOWN = "groep onbekend of niet getoond"
CHANNEL_NOT_SHOWN = "kanaal niet getoond"
WORDS = {
    Feasible.NOTHING_OWED: "er is niets verschuldigd",
    Feasible.COMFORTABLY: "ruim haalbaar",
    Feasible.BARELY: "krap haalbaar",
    Feasible.HARDLY: "nauwelijks haalbaar",
    Feasible.UNKNOWN: "nog niet te zeggen",
}
_WHY = {
    Feasible.NOTHING_OWED: "Er is niets verschuldigd, dus er hoeft niemand geplaatst te worden.",
    Feasible.COMFORTABLY: "De mensen die zeker meetellen zijn meer dan genoeg.",
    Feasible.BARELY: "De mensen die zeker meetellen zijn genoeg, maar er blijft weinig over.",
    Feasible.HARDLY: "Ook als iedereen meetelt die misschien meetelt, wordt het bedrag niet "
    "gehaald.",
    Feasible.UNKNOWN: "Met wie zeker meetelt wordt het bedrag niet gehaald; met wie misschien "
    "meetelt mogelijk wel. Zoek uit wat onbekend is.",
}
_OWED_OPEN = "Wat verschuldigd is, staat niet vast."


def summary(found: FoundFeasibility) -> str:
    """Return the answer in a sentence or two."""
    answer = found.answer
    is_open = answer.answer is Feasible.UNKNOWN and answer.owed.at_most is None
    return _OWED_OPEN if is_open else _WHY[answer.answer]


def arithmetic(found: FoundFeasibility) -> tuple[str, ...]:
    """Return the steps, one a line: of the pool, of every line, and of the answer."""
    return (*_pool_steps(found), *map(line_text, found.lines), *_answer_steps(found.answer))


def caveats(found: FoundFeasibility) -> tuple[str, ...]:
    """Return what is a choice of this project, or must be known to read the answer."""
    return tuple(_caveats(found))


def _caveats(found: FoundFeasibility) -> Iterator[str]:
    share = found.answer.comfortable_share
    yield (
        f"Geschikt is wie ten minste {found.asked.least_fit:.0%} van het gevraagde werk dekt, naar "
        "vaardigheden en beroep. Dat is een keuze van dit project; geef zelf een andere grens op."
    )
    if found.most_travel_min is None:
        yield f"Te ver weg is wie niet in {found.place} woont; naar reistijd is niet gekeken."
    else:
        yield (
            "Te ver weg is wie zelf een kleinere grens opgaf, of zonder grens verder reist dan "
            f"{found.most_travel_min:g} minuten."
        )
    yield (
        f"Ruim is: ten hoogste {share.numerator} op de {share.denominator} mensen nodig. Ook dat "
        "is een keuze en geen gepubliceerde regel."
    )
    yield "Geteld is wie zich liet registreren en gevonden mag worden, niet wie er woont."
    if found.is_merged:
        yield (
            f"Van kandidaten van anderen zijn groepen met minder dan {FEWEST_SHOWN} mensen "
            f"samengevoegd, aantallen naar beneden afgerond op {PEOPLE_STEP} en gemiddelden op "
            f"{euro_text(EUROS_STEP)}; wie daardoor overblijft, telt als mogelijk, voor ten "
            "hoogste wat wie dan ook telt. Kleine aantallen zouden verraden bij welke groep "
            "iemand hoort. Een gemeentelijke desk krijgt de precieze aantallen."
        )
    if found.question.obligation is not None:
        yield from (f"Open: {question}." for question in found.question.obligation.questions)
    yield from (f"Schema: {gap}." for gap in found.question.scheme.known_gaps)


def line_text(line: PoolLine) -> str:
    """Return one line of the pool with its subtotal."""
    return f"{group_name(line)} via {channel_text(line)}: {'; '.join(_line_parts(line))}"


def group_name(line: PoolLine) -> str:
    """Return the group of a line, as desks name it."""
    return GROUPS[line.group] if line.group else GROUP_NOT_KNOWN


def channel_text(line: PoolLine) -> str:
    """Return the channel of a line, as desks name it."""
    return channel_name(line.channel) if line.channel else CHANNEL_NOT_SHOWN


def _line_parts(line: PoolLine) -> Iterator[str]:
    each = line.value_each
    if line.n_eligible:
        subtotal = euro_text(to_cents(Fraction(each.at_least) * line.n_eligible))
        times = f"{line.n_eligible} zeker x {'gemiddeld ten minste ' if line.is_mean else ''}"
        yield f"{times}{euro_text(each.at_least)} = {subtotal}"
    if line.n_possible:
        most = "onbekend hoeveel" if each.at_most is None else euro_text(each.at_most)
        yield f"{line.n_possible} mogelijk x ten hoogste {most}"


def _pool_steps(found: FoundFeasibility) -> Iterator[str]:
    counts = found.counts
    yield (
        f"{counts.n_pool} mensen in beeld: {counts.n_not_suitable} niet geschikt voor dit werk, "
        f"{counts.n_excluded} voldoen niet aan een harde eis, {counts.n_too_far} te ver weg, "
        f"{counts.n_not_counting} tellen niet mee; blijft {counts.n_eligible} zeker en "
        f"{counts.n_possible} mogelijk"
    )


def _answer_steps(answer: FeasibilityAnswer) -> Iterator[str]:
    places = "zonder grens aan plaatsen"
    if answer.positions is not None:
        places = f"met {answer.positions} plaatsen, de hoogste waarde eerst"
    most = answer.reachable.at_most
    bound = "onbegrensd" if most is None else euro_text(most)
    yield (
        f"haalbaar {places}: {euro_text(answer.reachable.at_least)} met wie zeker meetelt, ten "
        f"hoogste {bound} met wie misschien meetelt"
    )
    yield f"verschuldigd: {amount_text(answer.owed)}"
    if answer.needed_fewest is not None:
        yield f"nodig als de hoogste waarde eerst gaat: {answer.needed_fewest}"
    if answer.needed_typical is not None:
        yield (
            f"nodig bij gemiddelde waarde: {answer.needed_typical} van {answer.n_eligible} mensen "
            "die zeker meetellen"
        )
    if answer.comfort is not None:
        yield (
            f"ruim: van de {answer.comfort.n_of} mensen met de hoogste waarde zijn er "
            f"{answer.comfort.n_needed} nodig"
        )
    yield (
        f"alleen wie zeker meetelt: {WORDS[answer.if_certain_only]}; als ook iedereen meetelt die "
        f"misschien meetelt: {WORDS[answer.if_all_count]}"
    )
