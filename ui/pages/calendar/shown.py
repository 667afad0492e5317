"""What of the calendar is shown: the kinds that are ticked, and everybody or the reps a name fits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCompleter, QLineEdit, QSizePolicy

from coachdesk.analysis.schedule import Entry, EntryKind, Schedule
from coachdesk.domain.people import Rep
from ui import theme
from ui.widgets.calendar.tones import TONES
from ui.widgets.card import Card
from ui.widgets.check_circle import paint_check
from ui.widgets.chips import focus_ring
from ui.widgets.labels import Label

EVERYBODY = "Everybody, or one rep"
NOBODY = "Nobody is called that."


@dataclass(frozen=True, slots=True)
class Choice:
    """The kinds left out, and the reps looked for; None is everybody."""

    left_out: frozenset[EntryKind] = frozenset()
    rep_ids: frozenset[int] | None = None

    def shows(self, entry: Entry) -> bool:
        """Whether an entry is shown; what belongs to no rep concerns everybody."""
        theirs = self.rep_ids is None or not entry.rep_ids or bool(self.rep_ids.intersection(entry.rep_ids))
        return theirs and entry.kind not in self.left_out


def narrowed(schedule: Schedule, choice: Choice) -> Schedule:
    """The same days with what was chosen; hours and what waits stay whole."""
    return replace(schedule, entries=tuple(entry for entry in schedule.entries if choice.shows(entry)))


class KindCheck(QAbstractButton):
    """A check circle, the colour and the name of one kind."""

    def __init__(self, kind: EntryKind, tone: str) -> None:
        super().__init__()
        self.kind, self._tone = kind, tone
        self.setText(kind.value)
        self.setAccessibleName(kind.value)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(60 + self.fontMetrics().horizontalAdvance(self.text()), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        paint_check(painter, QRectF(2, middle - 8, 16, 16), on=self.isChecked(), hover=self.underMouse())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._tone))
        painter.drawRoundedRect(QRectF(27, middle - 5, 10, 10), 3, 3)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text" if self.isChecked() else "text3"))
        painter.drawText(QRectF(46, 0, self.width() - 48, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 7)
        painter.end()


class ShowCard(Card):
    """`chosen` when a kind was ticked or another rep is looked for."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__("Show", "list-filter")
        self.kinds = tuple(KindCheck(kind, TONES[kind]) for kind in EntryKind)
        self.body.setSpacing(2)
        self.body.addSpacing(4)
        for one in self.kinds:
            one.toggled.connect(lambda _on: self.chosen.emit())
            self.add(one)
        self.rep = QLineEdit()
        self.rep.setPlaceholderText(EVERYBODY)
        self.rep.setAccessibleName(EVERYBODY)
        self.rep.setClearButtonEnabled(True)
        self.rep.textChanged.connect(lambda _text: self._look())
        self.nobody = Label(NOBODY, "caption", "watch", wrap=True)
        self.nobody.hide()
        self.body.addSpacing(6)
        self.add(self.rep)
        self.add(self.nobody)
        self._names: dict[int, str] = {}

    @property
    def choice(self) -> Choice:
        """What is ticked and looked for now."""
        left_out = frozenset(one.kind for one in self.kinds if not one.isChecked())
        return Choice(left_out, self._found())

    def offer(self, reps: Iterable[Rep]) -> None:
        """Say who can be looked for."""
        names = {rep.id: rep.name for rep in reps if rep.id is not None}
        if names == self._names:
            return
        self._names = names
        completer = QCompleter(sorted(names.values()), self.rep)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.rep.setCompleter(completer)

    def _found(self) -> frozenset[int] | None:
        text = self.rep.text().strip().casefold()
        return frozenset(rep_id for rep_id, name in self._names.items() if text in name.casefold()) if text else None

    def _look(self) -> None:
        self.nobody.setVisible(self._found() == frozenset())
        self.chosen.emit()
