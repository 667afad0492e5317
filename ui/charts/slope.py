"""The slope chart on the screen: the levels of one assessment at the left, those of a later one at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.analysis import words
from coachdesk.analysis.profile import Slope, SlopeLine
from ui.charts.ink import LEFT, MIDDLE, RIGHT, STRONG, dot, ink, letters, square, write
from ui.widgets.chips import focus_ring

HEAD, STEP, LABEL, SIDE = 30, 36, 33, 74
NAMED = 3
TONES = {1: "d1", 0: "dN", -1: "d2"}
MOVES = {1: "up", 0: "the same", -1: "down"}


@dataclass(frozen=True, slots=True)
class Group:
    """Skills that moved alike: drawn as one line, named together."""

    before: int
    after: int
    skills: tuple[str, ...]

    @property
    def moved(self) -> int:
        """1 up, 0 the same, -1 down."""
        return (self.after > self.before) - (self.after < self.before)

    @property
    def words(self) -> str:
        """From where to where: "2 to 3, up"."""
        return f"{self.before} to {self.after}, {MOVES[self.moved]}" if self.moved else f"{self.after}, the same"


class SlopeView(QWidget):
    """Draws one Slope; a line for each way that levels moved, thicker for more skills."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slope: Slope | None = None
        self.groups: tuple[Group, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_slope(self, slope: Slope | None) -> None:
        """Draw another comparison and say it in words for a screen reader."""
        self.slope, self.groups = slope, groups_of(slope.lines) if slope else ()
        self.setFixedHeight(self.sizeHint().height())
        if slope is not None:
            self.setAccessibleName(f"Levels on {words.long_day(slope.before)} and on {words.long_day(slope.after)}")
            said = (f"{line.skill} {line.before} to {line.after}" for line in slope.lines)
            self.setAccessibleDescription(". ".join([slope.words, *said]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, max(HEAD + 4 * STEP + 30, HEAD + len(self.groups) * LABEL + 14))

    def minimumSizeHint(self) -> QSize:
        return QSize(360, HEAD + 4 * STEP + 30)

    def height_of(self, level: int) -> float:
        """Where a level stands."""
        room = self.height() - HEAD - 30
        return HEAD + 14 + (5 - level) * room / 4

    def ends(self) -> tuple[float, float]:
        """Where the two assessments stand."""
        return SIDE, max(SIDE + 90.0, self.width() * 0.46)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.slope is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self.ends()
        self._frame(painter, first, last, self.slope)
        for group in sorted(self.groups, key=lambda g: abs(g.moved)):
            self._line(painter, group, first, last)
        places = spread([self.height_of(group.after) for group in self.groups], LABEL, HEAD + 10, self.height() - 16)
        for group, place in zip(self.groups, places):
            self._label(painter, group, place, last)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 8)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _frame(self, painter: QPainter, first: float, last: float, slope: Slope) -> None:
        painter.setFont(letters(12, STRONG))
        for x, day in ((first, slope.before), (last, slope.after)):
            write(painter, QRectF(x - 50, 2, 100, 20), MIDDLE, f"{words.day(day)} {day.year}", "text")
        painter.setFont(letters(12))
        for level in range(1, 6):
            painter.setPen(QPen(ink("bullet2"), 1))
            painter.drawLine(QPointF(first, self.height_of(level)), QPointF(last, self.height_of(level)))
            write(painter, QRectF(0, self.height_of(level) - 9, first - 16, 18), RIGHT, f"level {level}", "text3")

    def _line(self, painter: QPainter, group: Group, first: float, last: float) -> None:
        tone = TONES[group.moved]
        start, end = QPointF(first, self.height_of(group.before)), QPointF(last, self.height_of(group.after))
        painter.setPen(QPen(ink(tone), 1.5 + min(len(group.skills), 8) * 0.5))
        painter.drawLine(start, end)
        for point in (start, end):
            if group.moved < 0:
                square(painter, point, 4.5, tone)
            else:
                dot(painter, point, 5, tone)

    def _label(self, painter: QPainter, group: Group, place: float, last: float) -> None:
        painter.setPen(QPen(ink("borderStrong"), 1))
        painter.drawLine(QPointF(last + 8, self.height_of(group.after)), QPointF(last + 22, place))
        left = last + 28
        room = self.width() - left - 4
        font = letters(12, STRONG, tabular=False)
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(names_of(group.skills), Qt.TextElideMode.ElideRight, int(room))
        write(painter, QRectF(left, place - 16, room, 16), LEFT, shown, "text")
        painter.setFont(letters(12))
        count = f"{len(group.skills)} skills, " if len(group.skills) > 1 else ""
        tone = {1: "accentText", 0: "text2", -1: "risk"}[group.moved]
        write(painter, QRectF(left, place, room, 16), LEFT, f"{count}{group.words}", tone)


def groups_of(lines: Sequence[SlopeLine]) -> tuple[Group, ...]:
    """Skills that moved alike together, the highest at the end first, and of those the widest rise."""
    found: dict[tuple[int, int], list[str]] = {}
    for line in lines:
        found.setdefault((line.after, line.before), []).append(line.skill)
    ordered = sorted(found.items(), key=lambda pair: (-pair[0][0], pair[0][1]))
    return tuple(Group(before, after, tuple(skills)) for (after, before), skills in ordered)


def names_of(skills: Sequence[str]) -> str:
    """A few names, and how many more."""
    more = len(skills) - NAMED
    return ", ".join(skills[:NAMED]) + (f" and {more} more" if more > 0 else "")


def spread(wanted: Sequence[float], apart: float, top: float, foot: float) -> list[float]:
    """Places in the order given, each at least `apart` from the one above, as near as that allows to what is wanted."""
    places: list[float] = []
    for want in wanted:
        places.append(max(want, places[-1] + apart if places else top))
    over = places[-1] - foot if places else 0.0
    for at in reversed(range(len(places))):
        limit = foot if at == len(places) - 1 else places[at + 1] - apart
        places[at] = min(places[at], limit) if over > 0 else places[at]
    return places
