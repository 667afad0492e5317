"""The view My ratings: how my numbers are spread, beside those of others, without a verdict."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coachdesk import assessing
from coachdesk.analysis import words
from coachdesk.analysis.raters import Halo, RaterCheck, RaterLine
from ui import theme
from ui.bridge import Bridge
from ui.pages.skills.cell import when_words
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.matrix_cells import cell_colours
from ui.widgets.team_cells import write

TALL, HEAD, FOOT, GAP = 132, 18, 24, 8


class RatersView(QWidget):
    """Sentences first, then the levels each rater gave, then assessments with one number on everything."""

    asked = Signal(str, dict)
    assess_asked = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._words = ""
        self.sentences, self.lines, self.halos = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.empty = EmptyState(
            "activity", "Once you have rated somebody, you see here how your numbers are spread.",
            Button("Assess a rep", "primary", "check", self.assess_asked.emit),
        )  # fmt: skip
        self._lay_out()

    def refresh(self) -> str:
        """Count again; gives the summary of the page."""
        check = assessing.rater_check(self._bridge.desk, self._bridge.today())
        there = any(line.ratings for line in check.lines)
        self.empty.setVisible(not there)
        self.area.setVisible(there)
        if not there:
            return ""
        self._show_words(check)
        self._show_lines(check)
        self._show_halos(check)
        own = check.lines[0]
        return f"{words.plural(own.ratings, 'rating')} of yours, to look at beside each other"

    def set_filter(self, text: str) -> None:
        """Show only the assessments of reps that say these words."""
        self._words = text.casefold()
        self.refresh()

    def _show_words(self, check: RaterCheck) -> None:
        clear(self.sentences)
        for sentence in check.words:
            self.sentences.addWidget(Label(sentence, "body", wrap=True))

    def _show_lines(self, check: RaterCheck) -> None:
        clear(self.lines)
        for line in check.lines:
            bars = LevelBars(line)
            head = row_of(Label(line.rater, "strong"), Label(spread_words(line), "caption", "text2"), 1, spacing=10)
            self.lines.addLayout(column_of(head, bars, spacing=4))

    def _show_halos(self, check: RaterCheck) -> None:
        clear(self.halos)
        shown = [halo for halo in check.halos if self._words in halo.rep.casefold()]
        today = self._bridge.today()
        for halo in shown:
            self.halos.addLayout(row_of(
                Label(halo.rep, "medium"), Label(halo_words(halo), "body", "text2"), 1,
                Label(when_words(halo.day, today), "caption", "text2"), spacing=10,
            ))  # fmt: skip
        if not shown:
            said = "No assessment has one number on everything." if not check.halos else "None of this name."
            self.halos.addWidget(Label(said, "body", "text2", wrap=True))
        note = "One number on everything may be right. It may also be one impression: a look at what was seen tells."
        self.halos.addWidget(Label(note, "caption", "text3", wrap=True))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("pageBody")
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        said = Card("What my numbers say", "message-square", "to look at, not a verdict")
        levels = Card("Levels given", "activity", "how often each level")
        halos = Card("One number on everything", "layout-grid")
        for card, layout, gap in ((said, self.sentences, 8), (levels, self.lines, 20), (halos, self.halos, 8)):
            layout.setSpacing(gap)
            layout.setContentsMargins(0, 4, 0, 0)
            card.add(layout)
            card.body.addStretch(1)
        left, right = column_of(said, halos, 1, spacing=16), column_of(levels, 1, spacing=16)
        for card in (said, levels, halos):
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = row_of(left, right, spacing=16)
        row.setStretch(0, 1)
        row.setStretch(1, 1)
        body.addLayout(row)
        body.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area, 1)
        column.addWidget(self.empty, 1)


def spread_words(line: RaterLine) -> str:
    """Mean and spread with their count, or how many there are."""
    if line.mean is None or line.spread is None:
        return f"{words.plural(line.ratings, 'rating')}, too few for a mean"
    return f"mean {line.mean:.1f}, spread {line.spread:.1f}, {words.plural(line.ratings, 'rating')}"


def halo_words(halo: Halo) -> str:
    """One number on everything: "3 on all 11 skills"."""
    return f"{halo.level} on all {halo.skills} skills"


class LevelBars(QWidget):
    """How often a rater gave each level: five bars on one scale from 0, each with its count."""

    def __init__(self, line: RaterLine) -> None:
        super().__init__()
        self._line = line
        self.setAccessibleName(f"Levels given, {line.rater}")
        counts = ", ".join(f"level {at} {count} times" for at, count in enumerate(line.levels, start=1))
        self.setAccessibleDescription(counts)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(280, TALL)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, TALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most, floor = max(1, *self._line.levels), self.height() - FOOT
        wide = (self.width() - 4 * GAP) / 5
        for at, count in enumerate(self._line.levels):
            left, tall = at * (wide + GAP), (floor - HEAD) * count / most
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(cell_colours(at + 1)[0])
            painter.drawRect(QRectF(left, floor - tall, wide, tall))
            write_middle(painter, QRectF(left, floor - tall - HEAD, wide, HEAD), f"{count}", "captionStrong", "text2")
            write_middle(painter, QRectF(left, floor + 4, wide, 18), f"level {at + 1}", "caption", "text3")
        painter.setPen(QPen(theme.colour("borderStrong"), 1))
        painter.drawLine(0, round(floor), self.width(), round(floor))
        painter.end()


def write_middle(painter: QPainter, place: QRectF, text: str, style: str, ink: str) -> None:
    """Words in the middle of a place."""
    painter.setFont(theme.font(style, figures=True))
    wide = painter.fontMetrics().horizontalAdvance(text)
    write(painter, place.adjusted((place.width() - wide) / 2, 0, 8, 0), text, style, ink)
