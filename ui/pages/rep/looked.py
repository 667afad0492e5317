"""What else was looked at: the causes not found, those that can't be told yet, and those set aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis import words
from coachdesk.analysis.diagnosis import Looked, SetAside
from coachdesk.domain.findings import Dismissal
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.icons import Icon
from ui.widgets.labels import Label

FIRST = 6
LINE = 20
LINK = 9  # the room round the words of a link


class LookedCard(Card):
    """The first few; the rest on request. `mark` is the icon before each."""

    def __init__(self, heading: str, icon: str, mark: str = "") -> None:
        super().__init__(heading, icon)
        self._mark, self._all = mark, False
        self._shown: tuple[Looked, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.rows: list[LookedRow] = []
        self.more = Button("Show all", "link", on=self._turn, small=True)
        self.add(self._rows)
        line = row_of(self.more, 1)
        line.setContentsMargins(-LINK, 0, 0, 0)
        self.add(line)

    def show_looked(self, looked: Sequence[Looked]) -> None:
        """Show others; without any the card makes way."""
        if tuple(looked) != self._shown:
            self._shown = tuple(looked)
            self._lay()
        self.setVisible(bool(looked))

    def _turn(self) -> None:
        self._all = not self._all
        self._lay()

    def _lay(self) -> None:
        long = len(self._shown) > FIRST + 1
        self.set_count(len(self._shown) or None)
        seen = self._shown[:FIRST] if long and not self._all else self._shown
        while len(self.rows) < len(seen):
            row = LookedRow(self._mark)
            self.rows.append(row)
            self._rows.addWidget(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(seen))
            if place < len(seen):
                row.show_one(seen[place])
        self.more.setText("Show fewer" if self._all else f"and {len(self._shown) - FIRST} more")
        self.more.setVisible(long)


class LookedRow(QWidget):
    """One cause with the numbers that say so."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self.title, self.words = Label("", "medium", wrap=True), Label("", "caption", "text2", wrap=True)
        row = row_of()
        if mark:
            icon = Icon(mark, "good", 15)
            icon.setFixedHeight(LINE)
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column_of(self.title, self.words, spacing=0), 1)
        self.setLayout(row)

    def show_one(self, one: Looked) -> None:
        """Show another cause."""
        self.title.setText(one.title)
        self.words.setText(one.words)


class AsideCard(Card):
    """What the manager said is not it, with the reason; `back` asks for it to be considered again."""

    back = Signal(object)

    def __init__(self) -> None:
        super().__init__("Set aside", "archive")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self._shown: tuple[SetAside, ...] | None = None
        self.add(self._rows)

    def show_aside(self, aside: Sequence[SetAside], today: date) -> None:
        """Show them; without any the card makes way."""
        if tuple(aside) != self._shown:
            self._shown = tuple(aside)
            clear(self._rows)
            for one in aside:
                self._rows.addLayout(self._row(one, today))
        self.setVisible(bool(aside))

    def _row(self, one: SetAside, today: date) -> QVBoxLayout:
        again = Button("Consider again", "link", on=self._asker(one.dismissal), small=True)
        again.setAccessibleDescription(one.title)
        day = Label(f"on {words.day_near(one.dismissal.day, today)}", "caption", "text3")
        reason = Label(one.dismissal.reason, "caption", "text2", wrap=True)
        return column_of(Label(one.title, "medium", wrap=True), reason, row_of(day, 1, again), spacing=1)

    def _asker(self, dismissal: Dismissal) -> Callable[[], None]:
        return lambda: self.back.emit(dismissal)
