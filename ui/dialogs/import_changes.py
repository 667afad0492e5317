"""Numbers that are new or change: whose, of which period, and from what to what."""

from __future__ import annotations

from collections.abc import Sequence

from coachdesk.exchange.dates import span_words
from coachdesk.exchange.plans import NumberChange
from ui.dialogs.import_words import MOST_LINES, change_words
from ui.widgets.preview_table import PreviewLine, PreviewTable

HEADS = ("Rep", "Measure", "Period")


class ChangeTable(PreviewTable):
    """What changes first, then what is new; a number that stays as it was is not in it."""

    def __init__(self) -> None:
        super().__init__("What changes")

    def show_changes(self, changes: Sequence[NumberChange]) -> None:
        """Fill it again."""
        ordered = sorted(changes, key=lambda one: (one.was is None, one.rep, one.measure, one.result.start))
        self.show_lines(HEADS, [_line(one) for one in ordered[:MOST_LINES]], last="from → to")


def _line(change: NumberChange) -> PreviewLine:
    period = span_words(change.result.start, change.cadence)
    cells = (change.rep, change.measure, period[:1].upper() + period[1:])
    return PreviewLine(None, cells, change_words(change), "good" if change.was is None else "strong")
