"""What was typed into a grid, read as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coachdesk.analysis import words
from coachdesk.domain.errors import Invalid
from coachdesk.domain.measures import Measure, Unit
from coachdesk.domain.periods import Cadence
from coachdesk.exchange.numbers import parse_number, vote_numbers
from ui.widgets.number_grid import GridEdit


def read_numbers(edits: Sequence[GridEdit], places: Sequence[str], measure: Measure) -> list[float | None]:
    """The number of each edit, None where it empties; one wrong text refuses them all and says where it stands."""
    style = vote_numbers(e.text for e in edits)
    found: list[float | None] = []
    for edit, place in zip(edits, places):
        try:
            value = parse_number(edit.text, style)
        except Invalid as wrong:
            raise Invalid("value", f"{place}: {wrong}") from None
        if value is not None and value < 0 and measure.floor_zero:
            raise Invalid("value", f"{place}: {measure.name} cannot be below 0.")
        found.append(value)
    return found


def step_label(what: str, places: Sequence[str], values: Sequence[float | None]) -> str:
    """The name of the step: "Type Calls: Ana Ferreira, week of 16 Nov", "Paste 24 numbers into Calls"."""
    emptied = all(value is None for value in values)
    if len(places) == 1:
        return f"{'Empty' if emptied else 'Type'} {what}: {places[0]}"
    return f"Empty {len(places):,} numbers of {what}" if emptied else f"Paste {len(places):,} numbers into {what}"


def typed_words(value: float | None, unit: Unit = Unit.COUNT) -> str:
    """A value as it is typed: a rate in percent, no thousands signs."""
    return "" if value is None else f"{value * 100 if unit is Unit.RATE else value:.15g}"


def period_words(start: date, cadence: Cadence) -> str:
    """A period in a sentence: "week of 16 Nov", "Nov 2026", "Q4 2026"."""
    return f"week of {words.day(start)}" if cadence is Cadence.WEEK else words.period(start, cadence)
