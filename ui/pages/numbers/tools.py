"""The row of tools above the grid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from coachdesk.domain.measures import Measure
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented

VIEWS = (("results", "Results"), ("targets", "Targets"), ("funnel", "Funnel"), ("goals", "Work back"))
GRIDS = ("results", "targets")


class NumberTools(QWidget):
    """Which view, and for a grid which measure, periods and reps; `changed` when another is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = 0
        self._ids: list[int | None] = []
        self.measures = QComboBox()
        self.measures.setAccessibleName("Measure")
        self.measures.setMinimumWidth(200)
        self.measures.activated.connect(lambda _row: self._start())
        self.view = Segmented("View", VIEWS)
        self.view.picked.connect(lambda _name: self._start())
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by name")
        self.filter.setAccessibleName("Filter by name")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(180)
        self.filter.textChanged.connect(lambda _text: self.changed.emit())
        self.span = Label("", "medium", "text2")
        self.later = IconButton("Later periods", "chevron-right", on=lambda: self.go(-1))
        self.earlier = IconButton("Earlier periods", "chevron-left", on=lambda: self.go(1))
        self._lay_out()

    @property
    def measure_id(self) -> int | None:
        """The measure that is chosen."""
        at = self.measures.currentIndex()
        return self._ids[at] if 0 <= at < len(self._ids) else None

    def show_measures(self, measures: Sequence[Measure]) -> None:
        """Exchange the measures; the one that was chosen stays, if it is there."""
        self.choose(self.measure_id, measures)

    def choose(self, measure_id: int | None, measures: Sequence[Measure]) -> None:
        """Exchange the measures and choose one of them."""
        self._ids = [m.id for m in measures]
        self.measures.clear()
        self.measures.addItems([m.name for m in measures])
        self.measures.setCurrentIndex(self._ids.index(measure_id) if measure_id in self._ids else 0)

    def go(self, pages: int) -> None:
        """Show earlier periods, or later ones with a negative number; results end today."""
        size = 13 if self.view.current == "results" else 4
        self.back = self.back + pages * size if pages else 0
        if self.view.current == "results":
            self.back = max(0, self.back)
        self.changed.emit()

    def show_span(self, first: str, last: str) -> None:
        """Say which periods are on show."""
        self.span.setText(f"{first} – {last}")
        self.later.setEnabled(self.back > 0 or self.view.current == "targets")

    @property
    def on_grid(self) -> bool:
        """Whether results or targets of one measure are on show."""
        return self.view.current in GRIDS

    def fit_view(self) -> None:
        """Show only what the view on show needs."""
        for widget in self._for_grids:
            widget.setVisible(self.on_grid)

    def _start(self) -> None:
        self.back = 0
        self.changed.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        now = Button("Today", on=lambda: self.go(0), small=True)
        self._for_grids = (self.measures, self.filter, self.span, self.earlier, now, self.later)
        for widget in (self.view, *self._for_grids):
            row.addWidget(widget)
        row.insertStretch(3, 1)
