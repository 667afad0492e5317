"""The days of a week side by side, each with its sessions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.analysis.today import WeekDay, WeekEntry
from coachdesk.domain.sessions import SessionStatus
from ui import theme
from ui.widgets.columns import clear
from ui.widgets.kind_tones import TONES
from ui.widgets.labels import Label
from ui.widgets.link_row import LinkRow

AFTER = {
    SessionStatus.HELD: "held",
    SessionStatus.MISSED: "missed",
    SessionStatus.MOVED: "moved",
    SessionStatus.CANCELLED: "off",
}
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class WeekLine(LinkRow):
    """One session: a bar in the colour of its kind, whom it is with, the time or what became of it."""

    def __init__(self, entry: WeekEntry, strip: WeekStrip) -> None:
        after = AFTER.get(entry.status, "")
        words = f"{entry.words}, {entry.kind.title}, {entry.time}" + (f", {after}" if after else "")
        super().__init__(words, lambda: strip.opened.emit(entry.session_id), tip=words)
        self._entry, self._after = entry, after
        self.setFixedHeight(20)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(96, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        planned = self._entry.status is SessionStatus.PLANNED
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(TONES[self._entry.kind] if planned or self._after == "held" else "borderStrong"))
        painter.drawRoundedRect(QRectF(4, 3, 3, self.height() - 6), 1.5, 1.5)
        self._paint_words(painter, planned=planned)
        painter.end()

    def _paint_words(self, painter: QPainter, *, planned: bool) -> None:
        right = self._after or self._entry.time
        painter.setFont(theme.font("micro", figures=True))
        room = QFontMetrics(painter.font()).horizontalAdvance(right)
        place = QRectF(12, 0, self.width() - 16, self.height())
        painter.setPen(theme.colour("watch" if self._after == "missed" else "text2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | MIDDLE, right)
        painter.setFont(theme.font("captionStrong" if planned else "caption"))
        painter.setPen(theme.colour("text" if planned else "text2"))
        place.setWidth(max(0.0, place.width() - room - 3))
        words = QFontMetrics(painter.font()).elidedText(
            self._entry.words, Qt.TextElideMode.ElideRight, round(place.width())
        )
        painter.drawText(place, MIDDLE, words)


class DayBox(QWidget):
    """One day; today is tinted and says so."""

    def __init__(self, day: WeekDay, strip: WeekStrip) -> None:
        super().__init__()
        self._today = day.today
        self.setAccessibleName(day.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 7, 3, 7)
        column.setSpacing(1)
        title = f"{day.title} · today" if day.today else day.title
        head = Label(title, "captionStrong", "accentText" if day.today else "text2", elide=True)
        head.setContentsMargins(6, 0, 0, 3)
        column.addWidget(head)
        if day.off:
            off = Label(day.off, "caption", "watch", elide=True)
            off.setContentsMargins(6, 0, 0, 0)
            column.addWidget(off)
        for entry in day.entries:
            column.addWidget(WeekLine(entry, strip))
        if not day.entries and not day.off and strip.may_book(day):
            column.addWidget(self._book(day, strip))
        column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if self._today else "border"), 1.4 if self._today else 1))
        painter.setBrush(theme.colour("selected" if self._today else "sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7), 8, 8)
        painter.end()

    @staticmethod
    def _book(day: WeekDay, strip: WeekStrip) -> LinkRow:
        row = LinkRow(f"Book a session on {day.title}", lambda: strip.booked.emit(day.day))
        row.setFixedHeight(20)
        row.row.setContentsMargins(6, 0, 4, 0)
        row.add(Label("free · book", "caption", "text3"))
        row.row.addStretch(1)
        return row


class WeekStrip(QWidget):
    """`opened` says which session, `booked` on which free day one is wanted."""

    opened = Signal(int)
    booked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._today: WeekDay | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)

    def show_week(self, week: Sequence[WeekDay]) -> None:
        """Exchange the days."""
        self._today = next((day for day in week if day.today), None)
        clear(self._grid)
        for at, day in enumerate(week):
            self._grid.addWidget(DayBox(day, self), 0, at)
            self._grid.setColumnStretch(at, 1)

    def may_book(self, day: WeekDay) -> bool:
        """Whether the day is still to come."""
        return self._today is None or day.day >= self._today.day
