"""Steps whose refusal stands beside a field and not in a toast."""

from __future__ import annotations

from collections.abc import Callable

from coachdesk.domain.errors import DeskError


def refusal_of(step: Callable[[], object]) -> str:
    """Do a step; "" when it was done, else the sentence that says why not."""
    try:
        step()
    except DeskError as error:
        return str(error)
    return ""
