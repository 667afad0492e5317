"""The team's skills on the scale from 1 to 5: spread, median and target of each; nobody's own level."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.analysis.month import MonthSkill
from coachdesk.analysis.words import figure
from ui.charts.ink import LEFT, RIGHT, STRONG, dot, ink, letters, line, width_of, write

ROW, HEAD, LEVELS = 26, 20, 5
ENDS = (("target", 52), ("median", 52), ("from–to", 56), ("rated", 44))


class SkillStrips(QWidget):
    """One row a skill, in the order of the framework."""

    def __init__(self) -> None:
        super().__init__()
        self.skills: tuple[MonthSkill, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Skills of the team")

    def show_skills(self, skills: tuple[MonthSkill, ...]) -> None:
        """Exchange the skills, also in words for a screen reader."""
        self.skills = skills
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleDescription(". ".join(map(skill_words, skills)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(460, HEAD + ROW * len(self.skills) if self.skills else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.skills:
            self._heads(painter)
            names = max(width_of(skill.name, letters(13, tabular=False)) for skill in self.skills)
            left, right = names + 22, self.width() - sum(size for _, size in ENDS) - 14.0
            for at, skill in enumerate(self.skills):
                middle = HEAD + at * ROW + ROW / 2
                painter.setFont(letters(13, tabular=False))
                write(painter, QRectF(0, middle - 10, 10, 20), LEFT, skill.name, "text")
                if right - left > 50:
                    _strip(painter, skill, middle, left, right)
                self._ends(painter, skill, middle)
        painter.end()

    def _heads(self, painter: QPainter) -> None:
        painter.setFont(letters(12))
        for (words, _), place in zip(ENDS, self._places(HEAD / 2)):
            write(painter, place, RIGHT, words, "text3")

    def _places(self, middle: float) -> list[QRectF]:
        """Where the figures at the end of a row stand."""
        at, found = float(self.width()) - sum(size for _, size in ENDS), []
        for _, size in ENDS:
            found.append(QRectF(at, middle - 10, size, 20))
            at += size
        return found

    def _ends(self, painter: QPainter, skill: MonthSkill, middle: float) -> None:
        told = "–" if skill.median is None else figure(skill.median)
        looks = ((skill.aim_words, "text2"), (told, "text"), (skill.spread, "text2"), (f"n {skill.rated}", "text2"))
        for at, (place, (words, tone)) in enumerate(zip(self._places(middle), looks)):
            painter.setFont(letters(13, STRONG) if at == 1 else letters(12))
            write(painter, place, RIGHT, words, tone)


def _strip(painter: QPainter, skill: MonthSkill, middle: float, left: float, right: float) -> None:
    step = (right - left) / (LEVELS - 1)
    painter.setPen(line("borderStrong"))
    painter.drawLine(QPointF(left, middle), QPointF(right, middle))
    painter.setPen(Qt.PenStyle.NoPen)
    if skill.low is not None and skill.high is not None:
        painter.setBrush(ink("d1", 70))
        place = QRectF(left + (skill.low - 1) * step - 4, middle - 4, (skill.high - skill.low) * step + 8, 8)
        painter.drawRoundedRect(place, 4, 4)
    painter.setBrush(ink("text"))
    for aim in {skill.aim_low, skill.aim_high} - {None}:
        painter.drawRoundedRect(QRectF(left + ((aim or 1) - 1) * step - 1.25, middle - 8, 2.5, 16), 1, 1)
    if skill.median is not None:
        dot(painter, QPointF(left + (skill.median - 1) * step, middle), 4.5, "d1")


def skill_words(skill: MonthSkill) -> str:
    """One skill in full."""
    if skill.median is None:
        return f"{skill.name}: target {skill.aim_words}, {skill.rated} rated, too few to tell more"
    below = f", {skill.below_words}" if skill.aimed else ""
    return (
        f"{skill.name}: target {skill.aim_words}, median {figure(skill.median)}, levels {skill.spread}, "
        f"{skill.rated} rated{below}"
    )
