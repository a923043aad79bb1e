"""What the evaluation page says in words out of its numbers, Dutch and English."""

from __future__ import annotations

from collections.abc import Iterator

from api.reports.document import Language
from api.reports.evaluation_words import people_text
from api.reports.number_text import number_text, share_text
from api.reports.two_languages import Words, two
from api.services.evaluation import Evaluation
from matcher.channels.evaluation import NO, NOT_ASKED, UNKNOWN_ANSWER, YES, Lasting, Verdict

_VERDICTS = {
    Verdict.NOBODY: two(
        "Dat is niet te zeggen: voor zover hier is vastgelegd, begon er in deze periode niemand.",
        "That cannot be said: as far as is recorded here, nobody began in this period.",
    ),
    Verdict.TOO_FEW: two(
        "Dat is niet te zeggen: er begonnen te weinig mensen, of van te weinig mensen is bekend of "
        "zij na 6 maanden nog werkten.",
        "That cannot be said: too few people began, or of too few it is known whether they worked "
        "still after 6 months.",
    ),
    Verdict.TOO_EARLY: two(
        "Dat is nog niet te zeggen: van niemand die in deze periode begon, zijn al 6 maanden "
        "voorbij.",
        "That cannot be said yet: of nobody who began in this period 6 months have passed.",
    ),
}


def verdict_sentence(report: Evaluation, language: Language) -> str:
    """Return the answer to the question whether social return is successful in re-integration."""
    inflow, six = report.inflow, report.inflow.lasting[0]
    if inflow.verdict in _VERDICTS:
        return _VERDICTS[inflow.verdict][language]
    if inflow.verdict is Verdict.NOT_TRACKED:
        return _not_tracked(six, language)
    return _lasted(six, language)


def bounds_sentence(one: Lasting, language: Language) -> str | None:
    """Return between what the share lies whatever became of the unknown; None where not told."""
    if one.if_all_no is None or one.if_all_yes is None:
        return None
    low, high = (share_text(end, language) for end in (one.if_all_no, one.if_all_yes))
    if low == high:
        return None
    return two(
        f"Was geen van de onbekenden na {one.months} maanden nog aan het werk, dan is het {low}; "
        f"waren zij het allemaal, dan {high}.",
        f"If none of the unknown were in work still after {one.months} months, it is {low}; if all "
        f"of them were, {high}.",
    )[language]


def displacement_sentence(report: Evaluation, language: Language) -> str:
    """Return what is known of displacement: nothing unless it was asked."""
    told = report.inflow.displaced
    n = {answer: people_text(count, language) for answer, count in told.items()}
    nobody = all(told[answer].n == 0 for answer in (YES, NO, UNKNOWN_ANSWER))
    if nobody:
        return two(
            "Of iemand in de plaats kwam van een ander (verdringing), is niet bekend: het is "
            "nergens gevraagd.",
            "Whether anybody came in the place of another (displacement) is not known: nobody was "
            "asked.",
        )[language]
    return two(
        f"Verdringing volgens wie het gevraagd is: {n[YES]} keer ja, {n[NO]} keer nee, "
        f"{n[UNKNOWN_ANSWER]} keer gevraagd en niet bekend; {n[NOT_ASKED]} keer niet gevraagd.",
        f"Displacement as those asked say: yes {n[YES]}, no {n[NO]}, asked and not known "
        f"{n[UNKNOWN_ANSWER]}; not asked {n[NOT_ASKED]}.",
    )[language]


def costs_sentence(report: Evaluation, language: Language) -> str:
    """Return the extra costs as reported, and how many contractors reported none."""
    costs = report.costs
    if costs.n_reports == 0:
        return two(
            "Extra kosten zijn niet bekend: geen opdrachtnemer meldde ze. Dat is niet hetzelfde "
            "als geen kosten.",
            "Extra costs are not known: no contractor reported any. That is not the same as none.",
        )[language]
    unknown = two("niet gemeld", "not reported")[language]
    euros = unknown if costs.euros is None else f"€ {number_text(float(costs.euros), language, 2)}"
    hours = unknown if costs.hours is None else number_text(float(costs.hours), language, 2)
    return two(
        f"Gemelde extra kosten: {euros}; gemelde uren: {hours}. Van de opdrachtnemers meldden "
        f"{costs.n_contractors} iets en {costs.n_silent} niets.",
        f"Extra costs as reported: {euros}; hours as reported: {hours}. Of the contractors "
        f"{costs.n_contractors} reported something and {costs.n_silent} nothing.",
    )[language]


def goals_sentence(report: Evaluation, language: Language) -> str:
    """Return for how many contracts a goal was set beforehand."""
    figures = report.contracts
    if figures.n_contracts == 0:
        return two(
            "Er liepen in deze periode geen opdrachten, voor zover hier is vastgelegd.",
            "No contracts ran in this period, as far as is recorded here.",
        )[language]
    return two(
        f"Voor {figures.n_goal_beforehand} van de {figures.n_contracts} opdrachten was vooraf een "
        f"doel in aantallen gezet, voor {figures.n_without_goal} is er geen.",
        f"For {figures.n_goal_beforehand} of {figures.n_contracts} contracts a quantified goal was "
        f"set beforehand; for {figures.n_without_goal} there is none.",
    )[language]


def gaps(report: Evaluation, language: Language) -> tuple[str, ...]:
    """Return what cannot be said, each with what to record to be able to."""
    return tuple(sentence[language] for sentence in _gaps(report))


def _gaps(report: Evaluation) -> Iterator[Words]:
    inflow = report.inflow
    if any(one.parts[UNKNOWN_ANSWER].n != 0 for one in inflow.lasting):
        yield two(
            "Van een deel is niet bekend of zij nog werken. Vraag het na 6 en na 12 maanden: "
            "'sroi-match introductions due' noemt wie aan de beurt is.",
            "Of some it is not known whether they are in work still. Ask after 6 and 12 months: "
            "'sroi-match introductions due' tells after whom.",
        )
    if inflow.n_without_introduction.n != 0:
        yield two(
            "Een deel werd geplaatst zonder voorstel. Alleen bij een voorstel is vast te leggen of "
            "iemand nog werkt: leg voorstellen vast.",
            "Some were placed without an introduction. Only with one can it be recorded whether "
            "somebody works still: record introductions.",
        )
    if inflow.n_only_told.n != 0:
        yield two(
            "Van een deel staat alleen dat zij geplaatst zijn. Hun maanden en waarde tellen niet "
            "mee: leg de plaatsing vast.",
            "Of some it is only recorded that they were placed. Their months and value are not "
            "counted: record the placement.",
        )
    if inflow.displaced[NOT_ASKED].n != 0:
        yield two(
            "Verdringing is niet overal gevraagd: 'sroi-match introductions displacement'.",
            "Displacement was not asked everywhere: 'sroi-match introductions displacement'.",
        )
    yield from _gaps_beside_people(report)


def _gaps_beside_people(report: Evaluation) -> Iterator[Words]:
    figures = report.contracts
    if report.costs.n_silent:
        yield two(
            f"Opdrachtnemers die niets meldden over extra kosten: {report.costs.n_silent}. Of zij "
            "die hadden, is niet bekend; een melding van 0 zegt dat er geen waren.",
            f"Contractors that reported nothing on extra costs: {report.costs.n_silent}. Whether "
            "they had any is not known; a report of 0 says that there were none.",
        )
    if figures.n_without_goal or figures.n_goal_undated or figures.n_goal_later:
        yield two(
            "Niet voor elke opdracht is vooraf een doel gezet: 'sroi-match goals set'.",
            "Not every contract had a goal beforehand: 'sroi-match goals set'.",
        )
    if figures.n_gone or figures.n_owed_open:
        yield two(
            "Opdrachten waarvan niet te zeggen is wat zij verschuldigd zijn: "
            f"{figures.n_gone + figures.n_owed_open}.",
            "Contracts of which nobody can say what they owe: "
            f"{figures.n_gone + figures.n_owed_open}.",
        )
    if report.n_place_unknown:
        yield two(
            f"Weggelaten, want niemand weet in welke regio: {report.n_place_unknown} keer werk.",
            f"Left out, for nobody knows in which region: {report.n_place_unknown} pieces of work.",
        )
    if report.n_open_pairs:
        yield two(
            f"Van {report.n_open_pairs} paren inschrijvingen zei nog niemand of het één persoon "
            "is; zij tellen als verschillende mensen.",
            f"Of {report.n_open_pairs} pairs of registrations nobody said yet whether they are one "
            "person; they count as different people.",
        )


def _not_tracked(one: Lasting, language: Language) -> str:
    due = people_text(one.due, language)
    unknown = share_text(one.share_unknown or 0, language)
    return two(
        f"Dat is niet te zeggen, want het is te weinig bijgehouden: van {unknown} van de {due} "
        f"mensen van wie {one.months} maanden voorbij zijn, is niet bekend of zij toen nog "
        "werkten. Daarop liep ook de evaluatie van 2014 vast.",
        f"That cannot be said, for it was hardly tracked: of {unknown} of the {due} people whose "
        f"{one.months} months have passed, it is not known whether they worked still. The "
        "evaluation of 2014 ran aground on the same.",
    )[language]


def _lasted(one: Lasting, language: Language) -> str:
    unknown = share_text(one.share_unknown or 0, language)
    beside = two(
        f"Van {unknown} van wie {one.months} maanden voorbij zijn, is het niet bekend.",
        f"Of {unknown} whose {one.months} months have passed it is not known.",
    )[language]
    if one.share.at is None:
        few, lost = people_text(one.parts[YES], language), people_text(one.parts[NO], language)
        told = two(
            f"Na {one.months} maanden werkten er nog {few} mensen, en {lost} niet meer.",
            f"After {one.months} months {few} people were in work still, and {lost} no longer.",
        )[language]
        return f"{told} {beside}"
    share = share_text(one.share.at, language)
    ends = "" if one.share.low is None else f" ({_interval(one, language)})"
    told = two(
        f"Van wie het bekend is, werkte {share} na {one.months} maanden nog{ends}.",
        f"Of those of whom it is known, {share} worked still after {one.months} months{ends}.",
    )[language]
    return f"{told} {beside}"


def _interval(one: Lasting, language: Language) -> str:
    low, high = (share_text(end or 0, language) for end in (one.share.low, one.share.high))
    return two(f"95%-interval {low} tot {high}", f"95% interval {low} to {high}")[language]
