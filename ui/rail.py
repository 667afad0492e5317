"""The left rail: logo, search, pages, the team, settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coachdesk.domain.people import Rep
from ui import theme
from ui.pages import PAGES, Page
from ui.widgets.avatar import paint_avatar
from ui.widgets.chips import chip_size, focus_ring, paint_chip
from ui.widgets.columns import clear
from ui.widgets.icons import Icon, pixmap
from ui.widgets.labels import Label

WIDE, SLIM = 224, 60


class Logo(QWidget):
    """A rising line on the accent's ground."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(26, 26)
        self.setAccessibleName("CoachDesk")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(self.rect(), 7, 7)
        line = QPainterPath(QPointF(6, 18))
        line.cubicTo(QPointF(13, 17), QPointF(11, 11), QPointF(18.5, 9))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("onAccent"), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(line)
        painter.setBrush(theme.colour("onAccent"))
        painter.drawEllipse(QPointF(19, 9), 1.6, 1.6)


class RailEntry(QAbstractButton):
    """One row: an icon or a person's initials, words, keys or a mark at the right. Slim rails show only the left."""

    def __init__(self, words: str, icon: str = "", *, mark: str = "", keys: str = "", boxed: bool = False) -> None:
        super().__init__()
        self.setText(words)
        self._icon, self._keys, self._boxed = icon, keys, boxed
        self.mark = mark
        self.waiting = 0
        self.slim = False
        self.setCheckable(not boxed)
        said = {"risk": ", needs attention now", "watch": ", worth a look"}
        self.setAccessibleName(words + said.get(mark, ""))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(34 if boxed else 30)

    def set_waiting(self, count: int) -> None:
        """Show how many things wait there; 0 shows nothing."""
        self.waiting = count
        self.setAccessibleName(f"{self.text()}, {count} waiting" if count else self.text())
        self.setToolTip(self.accessibleName() if self.slim else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDE - 24, self.height())

    def nextCheckState(self) -> None:
        """The window says which row is on, not the click."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect())
        if self._boxed or self.isChecked() or self.underMouse():
            on = self._boxed or self.isChecked()
            ground = "raised" if on and theme.is_dark() else "surface" if on else "hover"
            painter.setPen(QPen(theme.colour("border"), 1) if self._boxed else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(ground))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self._paint_left(painter, place)
        if not self.slim:
            self._paint_words(painter, place)
        if self.waiting:
            self._paint_waiting(painter, place)
        if self.hasFocus():
            focus_ring(painter, place)

    def _paint_left(self, painter: QPainter, place: QRectF) -> None:
        middle = place.center().y()
        if self._icon:
            ink = "accent" if self.isChecked() else "text2"
            painter.drawPixmap(QPointF(11, middle - 8), pixmap(self._icon, ink, 16))
        else:
            paint_avatar(painter, QRectF(9, middle - 11, 22, 22), self.text())

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        painter.setFont(theme.font("strong" if self.isChecked() else "medium" if self._icon else "body", figures=False))
        painter.setPen(theme.colour("text" if self.isChecked() else "text2"))
        room = place.adjusted(36 if self._keys else 38, 0, -24, 0)
        if self._keys:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.colour("text3"))
            room.setRight(place.right() - 44)
        words = QFontMetrics(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if self._keys:
            painter.setFont(theme.font("micro"))
            painter.drawText(place.adjusted(0, 0, -8, 0), RIGHT, self._keys)
        self._paint_mark(painter, QPointF(place.right() - 14, place.center().y()))

    def _paint_waiting(self, painter: QPainter, place: QRectF) -> None:
        """The count in a chip; a slim rail has room for a dot alone, and its tooltip says the count."""
        if self.slim:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(QPointF(28, place.center().y() - 8), 3.2, 3.2)
            return
        width = chip_size(f"{self.waiting}", small=True).width()
        room = place.adjusted(place.width() - width - 10, 0, 0, 0)
        paint_chip(painter, room, f"{self.waiting}", "accent", small=True)

    def _paint_mark(self, painter: QPainter, at: QPointF) -> None:
        if not self.mark:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self.mark))
        if self.mark == "risk":
            corners = [at + QPointF(-4.5, 4), at + QPointF(4.5, 4), at + QPointF(0, -4)]
            painter.drawPolygon(QPolygonF(corners))
        else:
            painter.drawEllipse(at, 3.2, 3.2)


RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Rail(QFrame):
    """Says which page or rep was `asked` for, or that the palette is wanted (`search_asked`)."""

    asked = Signal(str, dict)
    search_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName("Pages and team")
        self._entries: dict[str, RailEntry] = {}
        self._people: dict[int, RailEntry] = {}
        self._words: list[QWidget] = []
        self._slim = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 14, 12, 12)
        self._column.setSpacing(2)
        self._add_head()
        for page in (page for page in PAGES if page.place == "rail" and page.there):
            self._add_page(page)
        self._add_team()
        for page in (page for page in PAGES if page.place == "foot" and page.there):
            self._add_page(page)
        self._add_foot()
        self.set_slim(False)

    def set_slim(self, slim: bool) -> None:
        """Show only icons, or words too."""
        self._slim = slim
        self.setFixedWidth(SLIM if slim else WIDE)
        for widget in self._words:
            widget.setVisible(not slim)
        for entry in (*self._entries.values(), *self._people.values(), self.search):
            entry.slim = slim
            entry.setToolTip(entry.accessibleName() if slim else "")
            entry.update()

    def set_people(self, people: Sequence[Rep], attention: Mapping[int, str]) -> None:
        """Show the team."""
        clear(self._team)
        self._people = {}
        self._count.setText(f"{len(people)}")
        for rep in people:
            assert rep.id is not None
            entry = RailEntry(rep.name, mark=attention.get(rep.id, ""))
            entry.slim = self._slim
            entry.clicked.connect(lambda _=False, rep_id=rep.id: self.asked.emit("rep", {"rep_id": rep_id}))
            self._people[rep.id] = entry
            self._team.addWidget(entry)
        self._team.addStretch(1)

    def set_waiting(self, page: str, count: int) -> None:
        """Show at a page how many things wait there."""
        if page in self._entries:
            self._entries[page].set_waiting(count)

    def show_current(self, page: str, rep_id: int | None) -> None:
        """Mark what is shown; a rep's page marks the rep."""
        for name, entry in self._entries.items():
            entry.setChecked(name == page)
        for one, entry in self._people.items():
            entry.setChecked(one == rep_id)

    def _add_head(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(5, 0, 0, 8)
        head.setSpacing(9)
        name = Label("CoachDesk", "heading")
        self._words.append(name)
        head.addWidget(Logo())
        head.addWidget(name, 1)
        self._column.addLayout(head)
        self.search = RailEntry("Find or do anything", "search", keys="Ctrl K", boxed=True)
        self.search.clicked.connect(lambda _=False: self.search_asked.emit())
        self._column.addWidget(self.search)
        self._column.addSpacing(8)

    def _add_page(self, page: Page) -> None:
        entry = self._entries[page.id] = RailEntry(page.title, page.icon)
        entry.clicked.connect(lambda _=False: self.asked.emit(page.id, {}))
        self._column.addWidget(entry)

    def _add_team(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(9, 12, 10, 2)
        self._count = Label("", "caption", "text3")
        title = Label("My team", "captionStrong", "text3")
        head.addWidget(title, 1)
        head.addWidget(self._count)
        self._words += [title, self._count]
        self._column.addLayout(head)
        inside = QWidget()
        inside.setObjectName("pageBody")
        self._team = QVBoxLayout(inside)
        self._team.setContentsMargins(0, 0, 0, 0)
        self._team.setSpacing(2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self._column.addWidget(area, 1)

    def _add_foot(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 0, 0)
        row.setSpacing(9)
        words = Label("Saved on this computer", "caption", "text2")
        self._words.append(words)
        row.addWidget(Icon("shield-check", "good", 15))
        row.addWidget(words, 1)
        self._column.addLayout(row)
