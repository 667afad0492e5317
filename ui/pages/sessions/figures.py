"""The figures of a span: each with its name above and a note below, never cut."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from coachdesk.analysis import words
from coachdesk.analysis.coaching import hours_words
from coachdesk.analysis.ledger import Ledger
from coachdesk.domain.commitments import Owner
from ui.widgets.columns import clear, column_of
from ui.widgets.labels import Label

ACROSS = 4
Figure = tuple[str, str, str]


class FigureGrid(QWidget):
    """Four figures beside each other, all as wide; a note that is longer takes a second line."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Exchange them."""
        clear(self._grid)
        for at, (name, value, note) in enumerate(figures):
            box = QWidget()
            inks = ((name, "caption", "text2"), (value, "heading", "text"), (note, "caption", "text3"))
            box.setLayout(column_of(*(Label(*one, wrap=True) for one in inks), spacing=0))
            self._grid.addWidget(box, at // ACROSS, at % ACROSS, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(at % ACROSS, 1)


def figures_of(found: Ledger) -> tuple[Figure, ...]:
    """Name, value and note of each."""
    counts, kept = found.counts, found.kept
    planned = words.plural(counts.planned, "session") + " still planned"
    useful, _, asked = found.useful_words.partition(", ")
    mine, theirs = kept[Owner.MANAGER], kept[Owner.REP]
    return (
        ("My time", hours_words(round(found.manager_minutes / 60, 1)), "held, groups counted once"),
        ("Planned", hours_words(round(sum(found.planned.values()) / 60, 1)), planned),
        ("Held", f"{counts.held} of {counts.held + counts.missed}", fallen(found)),
        ("With a commitment", f"{found.with_commitment} of {counts.held}", "sessions held"),
        ("Pre-briefs · debriefs", f"{found.pre_briefs} · {found.debriefs}", "round customers’ calls"),
        ("I kept", f"{mine.kept} of {mine.due}", _late(mine.done_late)),
        ("They kept", f"{theirs.kept} of {theirs.due}", _late(theirs.done_late)),
        ("Useful to them", useful, f"1 to 5, asked at the end{f', {asked}' if asked else ''}"),
    )


def fallen(found: Ledger) -> str:
    """What did not take place: "3 missed (2 by me), 1 moved"."""
    counts = found.counts
    mine = f" ({counts.missed_by_manager} by me)" if counts.missed_by_manager else ""
    parts = [f"{counts.missed} missed{mine}"] if counts.missed else []
    parts += [f"{counts.moved} moved"] if counts.moved else []
    parts += [f"{counts.hollow} without a note"] if counts.hollow else []
    return ", ".join(parts) or "none missed"


def _late(count: int) -> str:
    return f"{count} of them after their day" if count else "by their day"
