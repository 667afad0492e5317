"""The skill that is being rated: its levels, the line of evidence, and the way to the next one."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.pages.assess.levels import LevelRows
from ui.pages.assess.state import Line, day_words
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import row_of
from ui.widgets.labels import Label
from ui.widgets.note_field import TypedField

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
HINT = "What you saw that makes it this level"
LATER = "Kept with the level, once you choose one."


class Detail(Card):
    """`picked` gives a level or None (unknown), `evidence_said` the words beside it, `stepped` 1 or -1."""

    picked = Signal(object)
    evidence_said = Signal(str)
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__("", "")
        self.name, self.family = Label("", "title", wrap=True), Label("", "caption", "text2", elide=True)
        self.chips = row_of(spacing=6)
        self.description = Label("", "caption", "text2", wrap=True)
        self.levels = LevelRows()
        self.unknown = Button("Back to unknown", "link", on=lambda: self.picked.emit(None), small=True, tip="0")
        self.evidence = TypedField("Evidence in a line", hint=HINT)
        self.previous = Button("Previous", "quiet", on=lambda: self.stepped.emit(-1), tip="↑ or Alt+↑")
        self.next = Button("Next skill", on=lambda: self.stepped.emit(1), tip="↓ or Alt+↓")
        self._lay_out()
        self.levels.picked.connect(self.picked)
        self.evidence.text.installEventFilter(self)
        self.evidence.edited.connect(lambda: self.evidence_said.emit(self.evidence.value.strip()))

    def show_line(self, line: Line, place: str, draft: str, today: date) -> None:
        """Show a skill; `draft` are words that wait for a level."""
        self.name.setText(line.skill.name)
        self.family.setText(f"{line.skill.family} · {place}")
        self.description.setText(line.skill.description)
        self.description.setVisible(bool(line.skill.description))
        self._show_chips(line)
        self.levels.show_line(line, f"last, {day_words(line.last.day, today)}" if line.last else "")
        self.unknown.setVisible(line.level is not None)
        waiting = line.level is None and bool(draft)
        self.evidence.set_value(line.evidence if line.level is not None else draft)
        self.evidence.caption.setText(LATER if waiting else "")
        self.evidence.caption.setVisible(waiting)

    def leave(self) -> None:
        """Before another skill is shown: what is typed is said now, and the field starts anew."""
        self.evidence.settle()
        self.evidence.text.accept()

    def write(self) -> None:
        """Put the keyboard into the evidence."""
        self.evidence.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the line of evidence goes on to the next skill."""
        plain = isinstance(event, QKeyEvent) and event.key() in ENTER and not event.modifiers()
        if event.type() == QEvent.Type.KeyPress and plain:
            self.stepped.emit(1)
            return True
        return super().eventFilter(watched, event)

    def _show_chips(self, line: Line) -> None:
        marks = [("focus", "accent")] if line.focus else []
        marks += [("no evidence", "watch")] if line.bare else []
        marks += [("faded", "watch")] if line.why_stale and line.level is None else []
        while (item := self.chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for words, tone in marks:
            self.chips.addWidget(Chip(words, tone, small=True))

    def _lay_out(self) -> None:
        head = row_of(self.name, self.chips, spacing=10)
        head.setStretch(0, 1)
        self.add(head)
        self.add(self.family)
        self.add(self.description)
        keys = Label("1–5 choose, 0 takes back, ↓ next", "caption", "text3", elide=True)
        row = row_of(Label("What it looks like", "captionStrong", "text2"), keys, self.unknown, spacing=10)
        row.setStretch(1, 1)
        self.add(row)
        self.add(self.levels)
        self.add(self.evidence)
        self.body.addStretch(1)
        self.add(row_of(self.previous, 1, self.next))
