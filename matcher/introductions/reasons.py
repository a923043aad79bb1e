"""Why nothing came of an introduction: whose reason it can be, and what words it may have."""

from __future__ import annotations

import re
from collections.abc import Mapping

from matcher.domain.introduction import IntroductionState, Party, RefusalReason
from matcher.errors import InvalidInput

LONGEST_REMARK = 200
"""Characters: a few words. Whoever needs more is about to write what does not belong here."""

ENDED_BY: Mapping[IntroductionState, Party] = {
    IntroductionState.DECLINED_BY_CONTRACTOR: Party.CONTRACTOR,
    IntroductionState.DECLINED_BY_CANDIDATE: Party.CANDIDATE,
    IntroductionState.WITHDRAWN: Party.INTERMEDIARY,
}
"""Who ends an introduction by these states; each asks a reason."""

_CONTRACTOR = frozenset({Party.CONTRACTOR})
_CANDIDATE = frozenset({Party.CANDIDATE})
_INTERMEDIARY = frozenset({Party.INTERMEDIARY})

GIVEN_BY: Mapping[RefusalReason, frozenset[Party]] = {
    RefusalReason.NOT_REACHABLE: _CONTRACTOR | _INTERMEDIARY,
    RefusalReason.NO_SHOW: _CONTRACTOR | _INTERMEDIARY,
    RefusalReason.TRAVEL: frozenset(Party),
    RefusalReason.MISSING_SKILL: frozenset(Party),
    RefusalReason.MISSING_LICENCE: frozenset(Party),
    RefusalReason.MISSING_CERTIFICATE: frozenset(Party),
    RefusalReason.HOURS: frozenset(Party),
    RefusalReason.SHIFTS: frozenset(Party),
    RefusalReason.LANGUAGE: frozenset(Party),
    RefusalReason.NOT_ELIGIBLE: _CONTRACTOR | _INTERMEDIARY,
    RefusalReason.POSITION_GONE: _CONTRACTOR,
    RefusalReason.DUPLICATE: _CONTRACTOR | _INTERMEDIARY,
    RefusalReason.WAGE: _CONTRACTOR | _CANDIDATE,
    RefusalReason.START_DATE: frozenset(Party),
    RefusalReason.OTHER_CANDIDATE_CHOSEN: _CONTRACTOR,
    RefusalReason.NO_LONGER_AVAILABLE: _CANDIDATE | _INTERMEDIARY,
    RefusalReason.FOUND_WORK_OTHERWISE: _CANDIDATE | _INTERMEDIARY,
    RefusalReason.NOT_AS_WISHED: _CANDIDATE | _INTERMEDIARY,
    RefusalReason.NO_REASON_GIVEN: _CONTRACTOR | _CANDIDATE,
    RefusalReason.OTHER: frozenset(Party),
}
"""Whose reason each can be; an intermediary that withdraws somebody always has one."""

_PROTECTED = re.compile(
    r"\b(?:ziek(?:te|tes|meld\w*|tever\w*|tewet)?|zieke|diagnos\w+|handicap\w*|gehandicapt\w*"
    r"|arbeidsbeperk\w+|arbeidsongeschikt\w*|beperking|beperkingen|zwanger\w*|burn-?out|depressi\w+"
    r"|verslav\w+|verslaafd\w*|psych(?:isch|ische|iater|iatrie|ose|otisch|oloog)|adhd|autis\w+|ptss"
    r"|medicatie|medicijnen|revalidatie|rolstoel|invalide|wajong|wia|wao|waz|ziektewet|uitkering\w*"
    r"|bijstand\w*|doelgroepregister|strafblad|detentie|gedetineerd\w*|nationaliteit|asiel\w*"
    r"|statushouder\w*|geloof|moslim\w*|islam\w*|joods\w*|christen\w*|homo\w*|transgender\w*)\b",
    re.IGNORECASE,
)


def check_reason(state: IntroductionState, reason: RefusalReason | None, remark: str) -> None:
    """Refuse a reason that is missing, does not belong, or is not of the one who ends it.

    Raises
    ------
    InvalidInput
        Also if 'other' comes without words.
    """
    party = ENDED_BY.get(state)
    if party is None:
        if reason is not None:
            raise InvalidInput(
                f"A reason goes with an end, not with '{state}'.",
                where="reason",
                remedy="Leave it out.",
            )
        return
    possible = [one for one in RefusalReason if party in GIVEN_BY[one]]
    if reason not in possible:
        what = "A reason is needed." if reason is None else f"'{reason}' is not theirs to give."
        raise InvalidInput(
            f"The {party} ends this introduction. {what}",
            where="reason",
            remedy=f"Choose from: {', '.join(possible)}.",
        )
    if reason is RefusalReason.OTHER and not remark:
        raise InvalidInput(
            "'other' says nothing by itself.",
            where="remark",
            remedy="Say it in a few words, without anything on health, benefit, origin or belief.",
        )


def check_remark(remark: str) -> None:
    """Refuse a remark that is long, or speaks of what may have no part in this.

    The words looked for are Dutch and few: names, other words and descriptions pass, so whoever
    writes is warned as well.

    Raises
    ------
    InvalidInput
        The word that was found is named; it is one of a fixed list.
    """
    if len(remark) > LONGEST_REMARK:
        raise InvalidInput(
            f"The remark has more than {LONGEST_REMARK} characters.",
            where="remark",
            remedy="Keep to a few words about the work.",
        )
    found = _PROTECTED.search(remark)
    if found:
        raise InvalidInput(
            f"The remark speaks of '{found[0].casefold()}', which may tell of somebody's health, "
            "benefit, origin, belief or past.",
            where="remark",
            remedy="Leave it out: a log that is never changed keeps the reason from the list, and "
            "nothing of the person.",
        )
