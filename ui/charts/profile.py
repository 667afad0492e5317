"""The skill profile on the screen: each skill with its target, the rep's and the manager's level, gap and direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.analysis.profile import ProfileSkill
from ui.charts.ink import LEFT, STRONG, dot, ink, letters, ring, triangle, write
from ui.widgets.labels import plain_tip

ROW, HEAD = 46, 32
SCALE, GAP_WORDS = 120.0, 204.0
TONES = {"closing": "good", "widening": "risk"}


@dataclass(frozen=True, slots=True)
class Row:
    """A skill, or with `skill` None the name of a family, from `top` on."""

    top: int
    family: str
    skill: ProfileSkill | None


class ProfileView(QWidget):
    """Draws the skills of a profile; `chosen` gives the id of the one that a click or the arrows went to."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.current: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_skills(self, skills: Sequence[ProfileSkill], current: int | None) -> None:
        """Draw other rows, with one of them chosen."""
        self.rows, self.current = rows_of(skills), current
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleName("Skill profile")
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        last = self.rows[-1] if self.rows else None
        return QSize(520, (last.top + ROW if last else ROW) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, ROW)

    def columns(self) -> tuple[float, float]:
        """Where the scale and the words of the gap begin."""
        words = self.width() - GAP_WORDS
        return words - SCALE - 24, words

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in self.rows:
            if row.top > event.rect().bottom() or row.top + ROW < event.rect().top():
                continue
            if row.skill is None:
                painter.setFont(letters(12, STRONG, tabular=False))
                write(painter, QRectF(8, row.top + 8, 200, 20), LEFT, row.family, "text2")
            else:
                self._skill(painter, row.top, row.skill)
        painter.end()

    def _skill(self, painter: QPainter, top: int, skill: ProfileSkill) -> None:
        if skill.skill_id == self.current:
            painter.setPen(QPen(ink("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(ink("selected"))
            painter.drawRoundedRect(QRectF(1, top + 1, self.width() - 2, ROW - 2), 8, 8)
        scale, words = self.columns()
        two_lines(painter, QRectF(8, top + 4, scale - 24, 38), (skill.name, "text"), evidence_words(skill))
        self._scale(painter, scale, top + ROW / 2, skill)
        gap = (gap_words(skill), "good" if (skill.gap or 0) < 0 else gap_tone(skill))
        two_lines(painter, QRectF(words, top + 4, GAP_WORDS - 8, 38), gap, (other_words(skill), "text2"), weak=True)

    def _scale(self, painter: QPainter, left: float, middle: float, skill: ProfileSkill) -> None:
        def at(level: int) -> QPointF:
            return QPointF(left + (level - 1) * SCALE / 4, middle)

        painter.setPen(QPen(ink("bullet2"), 2))
        painter.drawLine(at(1), at(5))
        for level in range(1, 6):
            painter.drawLine(at(level) - QPointF(0, 3), at(level) + QPointF(0, 3))
        if skill.target is not None and skill.manager is not None and skill.manager < skill.target:
            painter.setPen(QPen(ink("d2"), 3))
            painter.drawLine(at(skill.manager), at(skill.target))
        if skill.target is not None:
            painter.setPen(QPen(ink("text"), 2))
            painter.drawLine(at(skill.target) - QPointF(0, 8), at(skill.target) + QPointF(0, 8))
        for _, level in skill.peers:
            triangle(painter, at(level) + QPointF(0, 11), 3.4, "text2")
        if skill.self_level is not None and skill.self_level != skill.manager:
            ring(painter, at(skill.self_level), 4.8)
        if skill.manager is not None:
            dot(painter, at(skill.manager), 5, "surface")
            dot(painter, at(skill.manager), 5, "d1", 120 if skill.stale else 255)
        if skill.self_level is not None and skill.self_level == skill.manager:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink("text2"), 1.4))
            painter.drawEllipse(at(skill.self_level), 7.0, 7.0)

    def choose(self, skill_id: int | None) -> None:
        """Go to a skill and say so."""
        if skill_id is not None and skill_id != self.current:
            self.current = skill_id
            self._say()
            self.update()
            self.chosen.emit(skill_id)

    def _at(self, y: float) -> ProfileSkill | None:
        return next((r.skill for r in self.rows if r.skill is not None and r.top <= y < r.top + ROW), None)

    def _say(self) -> None:
        skills = [row.skill for row in self.rows if row.skill is not None]
        now = [skill for skill in skills if skill.skill_id == self.current]
        self.setAccessibleDescription(". ".join(map(row_words, now or skills)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        skill = self._at(event.position().y())
        self.setToolTip(plain_tip(row_words(skill)) if skill else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        skill = self._at(event.position().y())
        self.choose(skill.skill_id if skill else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        ids = [row.skill.skill_id for row in self.rows if row.skill is not None]
        if step is None or not ids:
            super().keyPressEvent(event)
            return
        now = ids.index(self.current) if self.current in ids else -step
        self.choose(ids[min(max(now + step, 0), len(ids) - 1)])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def rows_of(skills: Sequence[ProfileSkill]) -> tuple[Row, ...]:
    """The skills with the names of their families above them."""
    found: list[Row] = []
    top, family = 0, None
    for skill in skills:
        if skill.family != family:
            family = skill.family
            found.append(Row(top, family, None))
            top += HEAD
        found.append(Row(top, skill.family, skill))
        top += ROW
    return tuple(found)


def two_lines(
    painter: QPainter, place: QRectF, first: tuple[str, str], second: tuple[str, str], *, weak: bool = False
) -> None:
    """Two lines of (words, tone), cut with an ellipsis; a first line alone stands in the middle."""
    down = 9 if not second[0] else 0
    for row, (words, tone) in enumerate((first, second)):
        painter.setFont(letters(12 if row or weak else 13, STRONG if not row else letters().weight(), tabular=False))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(place.width()))
        write(painter, QRectF(place.left(), place.top() + row * 19 + down, place.width(), 19), LEFT, shown, tone)


def evidence_words(skill: ProfileSkill) -> tuple[str, str]:
    """What the rating stands on, and its tone."""
    if skill.manager is None:
        return (f"{skill.observations} seen" if skill.observations else "not rated"), "text3"
    if not skill.observations:
        return "no evidence", "watch"
    return (f"{skill.evidence} · faded", "watch") if skill.stale else (skill.evidence, "text2")


def gap_words(skill: ProfileSkill) -> str:
    """The gap with its direction in words: "gap 2, was 1 in Q2: widening"."""
    moved = skill.direction if skill.direction in TONES and (skill.gap or 0) > 0 else ""
    return f"{skill.gap_words}: {moved}" if moved else skill.gap_words


def gap_tone(skill: ProfileSkill) -> str:
    """Good while it closes, risk while it widens, watch for a gap that stays."""
    if skill.gap is None:
        return "text3"
    return TONES.get(skill.direction) or ("watch" if skill.gap > 0 else "good")


def other_words(skill: ProfileSkill) -> str:
    """The views of the rep and of peers."""
    return " · ".join([*([skill.self_words] if skill.self_words else []), *(f"{n} says {at}" for n, at in skill.peers)])


def row_words(skill: ProfileSkill) -> str:
    """One skill in words: "Discovery: target 4 by role, you say 2, self 3, gap 2, was 1 in Q2: widening"."""
    parts = [f"target {skill.target} by {skill.target_from}"] if skill.target is not None else ["no target"]
    parts += [f"you say {skill.manager}"] if skill.manager is not None else []
    parts += [f"self {skill.self_level}"] if skill.self_level is not None else []
    parts += [gap_words(skill), other_words(skill), evidence_words(skill)[0], skill.why_stale]
    return f"{skill.name}: " + ", ".join(part for part in parts if part)
