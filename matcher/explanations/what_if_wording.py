"""What follows from a change, in one Dutch sentence."""

from __future__ import annotations

from matcher.explanations.what_if import WhatIf


def what_if_sentence(what_if: WhatIf) -> str:
    """Return what follows: no longer excluded, a better place, or what else still fails."""
    return f"{_opening(what_if)}: {_outcome(what_if)}."


def _opening(what_if: WhatIf) -> str:
    change = what_if.change
    return f"Als blijkt: {change.text}" if change.is_confirmation else f"Met {change.text}"


def _outcome(what_if: WhatIf) -> str:
    before, after = what_if.before, what_if.after
    if after.excluded_by:
        subjects = ", ".join(f.explanation.partition(":")[0] for f in after.excluded_by)
        return f"valt {'nog steeds' if before.excluded_by else 'dan'} af op {subjects}"
    if before.excluded_by:
        return f"valt niet meer af, wordt {after.position}e, fit {_fit(after.fit)}"
    answered = "; een harde eis minder onbekend" if what_if.n_answered > 0 else ""
    if before.position == after.position and before.fit == after.fit:
        return f"blijft {after.position}e, fit {_fit(after.fit)}{answered}"
    return (
        f"{before.position}e → {after.position}e, fit {_fit(before.fit)} → {_fit(after.fit)}"
        f"{answered}"
    )


def _fit(fit: float | None) -> str:
    return "onbekend" if fit is None else f"{fit:.0%}"
