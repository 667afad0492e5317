"""The chain of a goal on the screen: what each step takes as a range, beside what is done now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coachdesk.analysis.goal_words import each_words, guess_words, need_of, per_of, range_words, share_words, short_now
from coachdesk.analysis.goals import GoalPlan, GoalStep
from coachdesk.analysis.words import money
from ui.charts.ink import LEFT, STRONG, dot, ink, letters, width_of, write
from ui.charts.walked import WalkedRows
from ui.widgets.chips import focus_ring

ROW, EDGE, GAP, THICK = 56, 10, 24.0, 10.0


@dataclass(frozen=True, slots=True)
class Line:
    """One step with its words; `low` to `high` is its bar on its own scale, `tick` what is done now, 0 to 1."""

    name: str
    under: str
    head: str
    tail: str
    low: float
    high: float
    guess: float | None
    tick: float | None
    said: str


class ChainChart(WalkedRows):
    """Draws the steps of one goal plan, a scale of its own for each; the arrows and the mouse say each in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What it takes", ROW, parent)
        self.lines: tuple[Line, ...] = ()

    def show_plan(self, plan: GoalPlan, currency: str) -> None:
        """Draw another plan, and say it in words for a screen reader."""
        self.lines = tuple(line_of(plan, step, currency) for step in plan.steps)
        self.say_rows([line.said for line in self.lines])

    def sizeHint(self) -> QSize:
        return QSize(620, max(1, len(self.lines)) * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(440, ROW)

    def scale(self) -> tuple[float, float]:
        """Where the bars begin and end."""
        strong, small = letters(13, STRONG, tabular=False), letters(12, tabular=False)
        names = max((max(width_of(n.name, strong), width_of(n.under, small)) for n in self.lines), default=100.0)
        ends = max((max(width_of(n.head, strong), width_of(n.tail, small)) for n in self.lines), default=100.0)
        left = EDGE + min(names, self.width() * 0.32) + GAP
        return left, max(left + 60, self.width() - ends - GAP - EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, line in enumerate(self.lines):
            if place == self.current:
                box = QRectF(1, place * ROW + 1, self.width() - 2, ROW - 2)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink("hover", 120))
                painter.drawRoundedRect(box, 8, 8)
                if self.hasFocus():
                    focus_ring(painter, box, 8)
            self._bar(painter, line, place * ROW + ROW / 2)
            self._words(painter, line, place * ROW + ROW / 2)
        painter.end()

    def _bar(self, painter: QPainter, line: Line, middle: float) -> None:
        left, right = self.scale()
        room = right - left
        painter.setPen(QPen(ink("grid"), 1))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink("d1", 70 if line.guess is not None else 255))
        if line.high > 0:
            bar = QRectF(left + line.low * room, middle - THICK / 2, max((line.high - line.low) * room, 2.0), THICK)
            painter.drawRoundedRect(bar, min(THICK, bar.width()) / 2, THICK / 2)
        if line.tick is not None:
            painter.setBrush(ink("text"))
            painter.drawRoundedRect(QRectF(left + line.tick * room - 1.25, middle - 10, 2.5, 20), 1, 1)
        if line.guess is not None:
            dot(painter, QPointF(left + line.guess * room, middle), 5, "d1")

    def _words(self, painter: QPainter, line: Line, middle: float) -> None:
        left, right = self.scale()
        for words, x, room in ((line.name, EDGE, left - GAP), (line.head, right + GAP, self.width() - right - GAP)):
            painter.setFont(letters(13, STRONG, tabular=False))
            self._write(painter, QRectF(x, middle - 19, room, 18), words, "text")
        for words, x, room in ((line.under, EDGE, left - GAP), (line.tail, right + GAP, self.width() - right - GAP)):
            painter.setFont(letters(12, tabular=False))
            self._write(painter, QRectF(x, middle, room, 18), words, "text2")

    def _write(self, painter: QPainter, box: QRectF, words: str, tone: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        write(painter, box, LEFT, shown, tone)


def line_of(plan: GoalPlan, step: GoalStep, currency: str) -> Line:
    """One step as it is drawn: the goal as what is won so far, any other as the range of what it takes."""
    head = range_words(step, plan.weeks, currency)
    said = ", ".join(part for part in (f"{step.name}: {step.words}", share_words(step)) if part)
    if step.key == "goal":
        return _goal_line(plan, step, head, said, currency)
    need, now = need_of(step), _now(plan, step)
    top = max(need.high or need.needed * 1.6, need.needed, now or 0.0, 1e-9) * 1.04
    end = 1.0 if need.high is None else need.high / top
    tail = f"{guess_words(step)} · {short_now(step, plan.weeks)}" if need.needed > 0 else ""
    under = each_words(plan, currency) if step.key == "won" else share_words(step)
    if need.needed <= 0:
        return Line(step.name, under, "nothing more is needed", "", 0, 0, None, None, said)
    tick = None if now is None else now / top
    return Line(step.name, under, head, tail, need.low / top, end, need.needed / top, tick, said)


def _goal_line(plan: GoalPlan, step: GoalStep, head: str, said: str, currency: str) -> Line:
    won = plan.so_far or 0.0
    goal = plan.goal or 0.0
    so_far = f"{money(round(won), currency)} of {money(round(goal), currency)} so far"
    if plan.so_far is None:
        so_far = f"of {money(round(goal), currency)}, nothing known of it yet"
    source = "assumed" if step.source == "assumed" else f"target of {plan.quarter.title}"
    full = min(1.0, max(0.0, won / goal)) if goal else 0.0
    return Line(step.name, source, head, so_far, 0.0, full, None, 1.0, f"{said}, {so_far}, {source}")


def _now(plan: GoalPlan, step: GoalStep) -> float | None:
    """What is done now, in the unit of the line."""
    if step.usual is None:
        return None
    return step.usual * plan.weeks if per_of(step) == "quarter" else step.usual
