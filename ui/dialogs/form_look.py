"""What a self-assessment says, before it is stored: levels beside the manager's, words, blanks and warnings."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from coachdesk.analysis.words import day, plural
from coachdesk.forms import FormLook
from ui.widgets.buttons import Button
from ui.widgets.card import Banner
from ui.widgets.chips import Chip
from ui.widgets.columns import clear
from ui.widgets.labels import Label

COVERED = (
    "You have not rated these skills yet. The answers stay covered, so that you can keep them blind and rate first."
)
HEADS = ("Skill", "Theirs", "Yours", "", "Their words")


class Answers(QWidget):
    """Where the manager has rated none of the skills, the answers are `covered` until they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.covered = False
        self._look: FormLook | None = None
        self._yours: Mapping[int, int | None] = {}
        self.uncover = Button("Show the answers", icon="eye", on=self._uncover, small=True)
        self.cover = Banner(COVERED, "info", "eye", self.uncover)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self._column.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setLayout(self._column)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.cover)
        column.addWidget(area, 1)

    def show_look(self, look: FormLook, yours: Mapping[int, int | None]) -> None:
        """Show one form; `yours` are the manager's levels by skill."""
        self._look, self._yours = look, yours
        self.covered = all(yours.get(skill_id) is None for skill_id, _, _ in look.levels)
        self._show()

    def _uncover(self) -> None:
        self.covered = False
        self._show()

    def _show(self) -> None:
        look = self._look
        assert look is not None
        self.cover.setVisible(self.covered)
        clear(self._column)
        for warning in look.warnings:
            self._column.addWidget(Banner(warning, "watch", "triangle-alert"))
        self._column.addWidget(Label(f"Handed out on {day(look.form.sent)} {look.form.sent.year}.", "caption", "text2"))
        if look.levels and not self.covered:
            self._column.addWidget(self._table(look))
        if look.note and not self.covered:
            self._column.addWidget(Label("Their note", "captionStrong", "text2"))
            self._column.addWidget(Label(look.note, "body", wrap=True))
        if look.unknown:
            blanks = f"{plural(len(look.unknown), 'skill')} left blank, unknown as before: {', '.join(look.unknown)}."
            self._column.addWidget(Label(blanks, "caption", "text2", wrap=True))
        self._column.addStretch(1)

    def _table(self, look: FormLook) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(4, 1)
        for column, head in enumerate(HEADS):
            grid.addWidget(Label(head, "caption", "text3"), 0, column)
        words = dict(look.evidence)
        top = Qt.AlignmentFlag.AlignTop
        for row, (skill_id, name, level) in enumerate(look.levels, start=1):
            mine = self._yours.get(skill_id)
            grid.addWidget(Label(name, "medium"), row, 0, top)
            grid.addWidget(Label(str(level), "strong"), row, 1, top)
            grid.addWidget(Label("–" if mine is None else str(mine), "strong", "text2"), row, 2, top)
            grid.addWidget(gap_chip(level, mine), row, 3, top)
            grid.addWidget(Label(words.get(skill_id, ""), "caption", "text2", wrap=True), row, 4, top)
        return holder


def gap_chip(level: int, mine: int | None) -> Chip:
    """How far the two views are apart, in words; neither is the right one."""
    said, wide = gap_words(level, mine)
    chip = Chip(said, "watch" if wide else "neutral", small=True)
    chip.setMinimumWidth(chip.sizeHint().width())
    return chip


def gap_words(level: int, mine: int | None) -> tuple[str, bool]:
    """The gap and its direction, and whether it is wide: "2 above yours"."""
    if mine is None:
        return "you have not rated", False
    apart = level - mine
    words = f"{abs(apart)} {'above' if apart > 0 else 'below'} yours" if apart else "as you do"
    return words, abs(apart) > 1
