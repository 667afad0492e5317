"""The sheet on which a calendar is drawn: places worked out once, scrolled, and drawn only where they are seen."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy

from ui import theme
from ui.widgets.calendar.index import NOTHING_YET, index_of
from ui.widgets.calendar.places import Places

WHEEL = 40


class Canvas(QAbstractScrollArea):
    """`painted` counts the entries of the last drawing, `laid` how often places were worked out."""

    def __init__(self) -> None:
        super().__init__()
        self.index = index_of(NOTHING_YET, NOTHING_YET.first)
        self.month = NOTHING_YET.first
        self.hours = (time(9), time(17))
        self.weekends = False
        self.now: datetime | None = None
        self.painted = self.laid = 0
        self._places: Places | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(WHEEL)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())

    @property
    def places(self) -> Places:
        """Where everything stands, worked out once for each size and schedule."""
        if self._places is None:
            self.laid += 1
            self._places = self.lay_out(self.viewport().width(), self.viewport().height())
        return self._places

    @property
    def scrolled(self) -> int:
        """How far the view is scrolled down."""
        return self.verticalScrollBar().value()

    def show_weekends(self, weekends: bool) -> None:
        """Give days off a column too, not only when something stands there."""
        self.weekends = weekends
        self.arrange()

    def show_now(self, now: datetime | None) -> None:
        """Draw a line at the time of now where there are hours, and nothing else again; None draws none."""
        before, self.now = self.now_place(), now
        for place in (before, self.now_place()):
            if place is not None:
                self.viewport().update(place)

    def now_place(self) -> QRect | None:
        """Where the line of now is seen; None where there is none."""
        return None

    def arrange(self) -> None:
        """Work out all places again."""
        self._places = None
        places, bar = self.places, self.verticalScrollBar()
        room = self.viewport().height() - places.foot
        bar.setRange(0, max(0, round(places.tall - room)))
        bar.setPageStep(max(1, round(room - places.head)))
        self.viewport().update()

    def lay_out(self, width: int, height: int) -> Places:
        """Where everything stands in a size; each view has its own."""
        raise NotImplementedError

    def paint_under(self, painter: QPainter) -> None:
        """Draw what scrolls and lies under the entries."""
        raise NotImplementedError

    def paint_entries(self, painter: QPainter, *, fixed: bool) -> int:
        """Draw the entries that are seen, those that stay or those that scroll; how many they are."""
        raise NotImplementedError

    def paint_over(self, painter: QPainter) -> None:
        """Draw the heads, which stay while the rest scrolls."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(900, 640)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, places, room = QPainter(self.viewport()), self.places, self.viewport().rect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(room, theme.colour("surface"))
        high = round(room.height() - places.head - places.foot)
        painter.setClipRect(QRect(0, round(places.head), room.width(), high))
        self.paint_under(painter)
        count = self.paint_entries(painter, fixed=False)
        painter.setClipping(False)
        self.paint_over(painter)
        self.painted = count + self.paint_entries(painter, fixed=True)
        painter.end()
