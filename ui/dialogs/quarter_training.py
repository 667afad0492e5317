"""One training in the sheet that plans a quarter: its tick, why it is due, and which reps it is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from coachdesk.analysis import words
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.labels import Label

INDENT = 29


class TrainingOffer(QWidget):
    """`changed` when it is ticked or unticked, or one of its reps is; who is in `away` begins unticked, with why."""

    changed = Signal()

    def __init__(self, title: str, why: str, names: Sequence[tuple[int, str]], away: Mapping[int, str]) -> None:
        super().__init__()
        self._why = why
        self.box = tick(title)
        self.caption = Label("", "caption", "text3", wrap=True)
        self.reps = {rep_id: tick(_named(name, away.get(rep_id, "")), "body") for rep_id, name in names}
        self.more = Button("Choose reps", "link", "chevron-down", self._toggle, small=True)
        self.listed = QWidget()
        self._build()
        for rep_id, box in self.reps.items():
            box.setChecked(rep_id not in away)
            box.clicked.connect(self._rep_clicked)
        self.box.setChecked(bool(self.rep_ids))
        self.box.clicked.connect(self._clicked)
        self._count()

    @property
    def rep_ids(self) -> tuple[int, ...]:
        """The reps that are ticked, in the order of their ids."""
        return tuple(sorted(rep_id for rep_id, box in self.reps.items() if box.isChecked()))

    def _build(self) -> None:
        column, inside = QVBoxLayout(self), QVBoxLayout(self.listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inside.setContentsMargins(INDENT, 4, 0, 4)
        inside.setSpacing(2)
        for box in self.reps.values():
            inside.addWidget(box)
        under = row_of(self.caption)
        under.setContentsMargins(INDENT, 0, 0, 0)
        column.addLayout(row_of(self.box, 1, self.more))
        column.addLayout(under)
        column.addWidget(self.listed)
        self.listed.hide()

    def _toggle(self) -> None:
        opened = self.listed.isHidden()
        self.listed.setVisible(opened)
        self.more.setText("Hide reps" if opened else "Choose reps")
        self.more.set_icon("chevron-up" if opened else "chevron-down")

    def _clicked(self) -> None:
        """Without a rep there is no training: ticked again, it is for all of them."""
        if self.box.isChecked() and not self.rep_ids:
            for box in self.reps.values():
                box.setChecked(True)
        self._count()
        self.changed.emit()

    def _rep_clicked(self) -> None:
        self.box.setChecked(bool(self.rep_ids))
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        chosen, many = len(self.rep_ids), words.plural(len(self.reps), "rep")
        self.caption.setText(f"{many if chosen == len(self.reps) else f'{chosen} of {many}'} · {self._why}")


def tick(label: str, font: str = "medium") -> QCheckBox:
    """A ticked box with its label, an & in it shown as it is."""
    box = QCheckBox(label.replace("&", "&&"))
    box.setAccessibleName(label)
    box.setFont(theme.font(font))
    box.setChecked(True)
    return box


def _named(name: str, away: str) -> str:
    return f"{name} · {away}" if away else name
