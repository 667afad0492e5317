"""What is known beside a skill that is rated: the level to reach, earlier ratings, and what was seen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coachdesk.domain.skills import LEVELS, Observation
from ui.pages.assess.state import Earlier, Line, day_words
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.forms import ChoiceField
from ui.widgets.labels import Label

SHOWN = 8
HIDDEN = "waiting: hidden until you have rated"


class Known(Card):
    """The target, which may be changed for this person, and the views there are; `target_set` gives a level or None."""

    target_set = Signal(object)

    def __init__(self) -> None:
        super().__init__("Target and earlier ratings", "target")
        self.aim = ChoiceField("Target for this person")
        self.aim.edited.connect(lambda: self.target_set.emit(self.aim.value))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self.add(self.aim)
        self.add(self._grid)
        self.body.addStretch(1)

    def show_line(self, line: Line, first: str, today: date) -> None:
        """Show one skill's."""
        role = f"As the role: {line.role_target}" if line.role_target is not None else "As the role: none"
        own = line.target if line.target_from == "person" else None
        self.aim.set_choices([(None, role), *((level, f"Level {level}") for level in LEVELS)], own)
        clear(self._grid)
        self._row("You, last", line.last, "not rated before", today)
        if line.own_hidden:
            self._words(f"{first} says", HIDDEN, "watch")
        else:
            self._row(f"{first} says", line.own, "no rating yet", today, apart(line))
        for name, level in line.peers:
            self._figures(name, level, "")

    def _row(self, who: str, rating: Earlier | None, nothing: str, today: date, more: str = "") -> None:
        if rating is None:
            self._words(who, nothing, "text3")
        else:
            self._figures(who, rating.level, " · ".join(p for p in (day_words(rating.day, today), more) if p))

    def _figures(self, who: str, level: int, more: str) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(Label(who, "caption", "text2"), row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(Label(str(level), "strong"), row, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(Label(more, "caption", "text2", wrap=True), row, 2)

    def _words(self, who: str, said: str, ink: str) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(Label(who, "caption", "text2"), row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(Label(said, "caption", ink, wrap=True), row, 1, 1, 2)


class Seen(Card):
    """The rep's own observations of the skill, newest first; `note_asked` for one more."""

    note_asked = Signal()

    def __init__(self) -> None:
        note = Button("Note what I saw", icon="eye", small=True, tip="Ctrl+O")
        super().__init__("Seen", "eye", "", note)
        self.note = note
        note.clicked.connect(lambda _checked=False: self.note_asked.emit())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add(self._rows)
        self.body.addStretch(1)

    def show_line(self, line: Line, today: date) -> None:
        """Show what was seen of one skill."""
        clear(self._rows)
        self.set_count(len(line.seen) or None)
        if not line.seen:
            said = "Nothing noted yet. A rating stands all the same and is marked “no evidence”."
            self._rows.addWidget(Label(said, "caption", "text2", wrap=True))
        for seen in line.seen[:SHOWN]:
            self._rows.addWidget(seen_row(seen, today))
        if len(line.seen) > SHOWN:
            more = f"and {len(line.seen) - SHOWN} older, on the page of the rep under History"
            self._rows.addWidget(Label(more, "caption", "text3", wrap=True))


def seen_row(seen: Observation, today: date) -> QWidget:
    """One observation: day and place, the words, the level."""
    where = QWidget()
    place = Label(seen.setting.value, "micro", "text2")
    where.setLayout(column_of(Label(day_words(seen.day, today), "captionStrong"), place, 1, spacing=0))
    where.setFixedWidth(74)
    level = Label(str(seen.level) if seen.level else "", "strong", right=True)
    level.setFixedWidth(14)
    level.setAccessibleName(f"level {seen.level}" if seen.level else "no level named")
    holder = QWidget()
    row = row_of(where, Label(seen.seen, "caption", wrap=True), level, spacing=8)
    row.setStretch(1, 1)
    row.setAlignment(level, Qt.AlignmentFlag.AlignTop)
    holder.setLayout(row)
    return holder


def apart(line: Line) -> str:
    """How far the rep's view is from the level chosen here, else from the last one; "" when one is unknown."""
    mine = line.level if line.level is not None else line.last.level if line.last else None
    if mine is None or line.own is None:
        return ""
    gap = line.own.level - mine
    return f"{abs(gap)} {'above' if gap > 0 else 'below'} yours" if gap else "as you do"
