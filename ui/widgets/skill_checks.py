"""A checklist of skills by family: a family's own tick sets all of its skills."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.forms import Field

INDENT = 20


class SkillChecks(Field):
    """`value` is the set of ids that are ticked; families are (name, skills as (id, name))."""

    def __init__(self, label: str, families: Sequence[tuple[str, Sequence[tuple[int, str]]]]) -> None:
        self.boxes: dict[int, QCheckBox] = {}
        self.heads: dict[str, QCheckBox] = {}
        self._families = {name: [skill_id for skill_id, _ in skills] for name, skills in families}
        inside = QWidget()
        inside.setObjectName("pageBody")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(8, 6, 8, 6)
        self._column.setSpacing(0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(140)
        area.setWidget(inside)
        super().__init__(label, area)
        self.layout().setStretchFactor(area, 100)  # type: ignore[union-attr]
        for name, skills in families:
            self._add_family(name, skills)
        self._column.addStretch(1)
        self.right.setText("none ticked")

    @property
    def value(self) -> frozenset[int]:
        return frozenset(at for at, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: Any) -> None:
        self._tick(self.boxes, set(value))

    def _add_family(self, name: str, skills: Iterable[tuple[int, str]]) -> None:
        head = self.heads[name] = _box(name, "captionStrong")
        head.setTristate(True)
        head.clicked.connect(lambda _on, name=name: self._turn_family(name))
        self._column.addWidget(head)
        for at, words in skills:
            box = self.boxes[at] = _box(words, "body")
            box.setContentsMargins(INDENT, 0, 0, 0)
            box.clicked.connect(lambda _on: self._changed())
            line = QVBoxLayout()
            line.setContentsMargins(INDENT, 0, 0, 0)
            line.addWidget(box)
            self._column.addLayout(line)

    def _turn_family(self, name: str) -> None:
        ids = self._families[name]
        on = not all(self.boxes[at].isChecked() for at in ids)
        self._tick(ids, set(ids) if on else set())
        self._changed()

    def _changed(self) -> None:
        self._show_heads()
        self.set_error("")
        self.edited.emit()

    def _tick(self, ids: Iterable[int], on: set[int]) -> None:
        for at in ids:
            self.boxes[at].setChecked(at in on)
        self._show_heads()

    def _show_heads(self) -> None:
        for name, ids in self._families.items():
            on = sum(self.boxes[at].isChecked() for at in ids)
            state = Qt.CheckState.Checked if on == len(ids) else Qt.CheckState.PartiallyChecked
            self.heads[name].setCheckState(state if on else Qt.CheckState.Unchecked)
            told = f"{name}, {on} of {len(ids)}" if 0 < on < len(ids) else name
            self.heads[name].setText(told.replace("&", "&&"))
            self.heads[name].setAccessibleName(told)
        count = len(self.value)
        self.right.setText(f"{count} ticked" if count else "none ticked")


def _box(words: str, style: str) -> QCheckBox:
    box = QCheckBox(words.replace("&", "&&"))
    box.setAccessibleName(words)
    box.setFont(theme.font(style))
    return box
