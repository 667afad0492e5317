"""The reps beside each other: each step with its count and its plausible range."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QSizePolicy

from coachdesk.analysis.funnel import Conversion
from coachdesk.analysis.funnel_ranks import FunnelRow, ranked
from ui.records import Column, RecordTable
from ui.widgets.avatar import paint_avatar
from ui.widgets.card import Card
from ui.widgets.columns import row_of
from ui.widgets.labels import Label
from ui.widgets.team_cells import two_lines

ROW = 48


class FunnelTable(Card):
    """Everyone's conversions; ranked by the chosen step only when everybody has enough to be ranked by."""

    def __init__(self, opened: Callable[[int], object]) -> None:
        self.order = QComboBox()
        self.order.setAccessibleName("Rank by")
        self.order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        chooser = Label("Rank by", "caption", "text2")
        super().__init__("Reps side by side", "users", "counts with their plausible ranges")
        self.head.addWidget(chooser)
        self.head.addWidget(self.order)
        self.order.activated.connect(lambda _row: self._arrange())
        self.says = Label("", "caption", "text2", wrap=True)
        self.add(self.says)
        self._opened = opened
        self._rows: tuple[FunnelRow, ...] = ()
        self._keys: list[str] = []
        self.table: RecordTable | None = None
        self._room = row_of()
        self.add(self._room)

    def show_rows(self, rows: tuple[FunnelRow, ...]) -> None:
        """Exchange the reps; the step to rank by stays, at first it is the last one."""
        steps = rows[0].conversions if rows else ()
        keys = [step.key for step in steps]
        self._rows = rows
        if keys != self._keys or self.table is None:
            chosen = self.key if self.key in keys else keys[-1] if keys else ""
            self._keys = keys
            self.order.clear()
            self.order.addItems([step.name for step in steps])
            self.order.setCurrentIndex(keys.index(chosen) if chosen in keys else -1)
            self._make_table(steps)
        self._arrange()

    @property
    def key(self) -> str:
        """The step to rank by."""
        at = self.order.currentIndex()
        return self._keys[at] if 0 <= at < len(self._keys) else ""

    def choose(self, key: str) -> None:
        """Rank by another step."""
        self.order.setCurrentIndex(self._keys.index(key))
        self._arrange()

    def _arrange(self) -> None:
        rows, sentence = ranked(self._rows, self.key)
        self.says.setText(sentence)
        if self.table is not None:
            self.table.set_records(rows)
            self.table.setFixedHeight(48 + ROW * max(1, len(rows)))

    def _make_table(self, steps: tuple[Conversion, ...]) -> None:
        if self.table is not None:
            self._room.removeWidget(self.table)
            self.table.deleteLater()
        columns = [Column("Rep", lambda row: row.name, width=236, least=150, paint=_paint_rep)]
        columns += [_column(step.key, step.name) for step in steps]
        table = self.table = RecordTable(columns, lambda row: row.rep_id, label="Reps side by side", row_height=ROW)
        table.setProperty("kind", "plain")
        table.view.horizontalHeader().setSectionsClickable(False)
        table.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        table.opened.connect(lambda row: self._opened(row.rep_id))
        self._room.addWidget(table)


def _column(key: str, name: str) -> Column:
    def paint(painter: QPainter, place: QRectF, row: FunnelRow, _chosen: bool) -> None:
        step = row.step(key)
        if step is not None:
            two_lines(painter, place, step.words, _under(step), "text2")

    def read(row: FunnelRow) -> str | None:
        step = row.step(key)
        return f"{step.words}, {_under(step)}" if step is not None else None

    return Column(name, read, width=180, least=142, paint=paint)


def _under(step: Conversion) -> str:
    """The range, and the word when it leaves the role out; the role's own rate stands in the chart."""
    told = step.more.partition(" · role ")[0].removeprefix("plausible ")
    if step.needed and step.rate.low is not None:
        return f"{told} · {step.needed:,} more to tell"
    return f"{told} · {step.side} role" if step.side else told


def _paint_rep(painter: QPainter, place: QRectF, row: FunnelRow, _chosen: bool) -> None:
    paint_avatar(painter, QRectF(place.left(), place.center().y() - 13, 26, 26), row.name)
    two_lines(painter, place.adjusted(36, 0, 0, 0), row.name, row.role)
