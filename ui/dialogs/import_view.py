"""What an import would do: the first rows beside what becomes of them, names to settle, counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coachdesk.analysis.words import plural
from coachdesk.domain.errors import Invalid
from coachdesk.exchange.numbers import is_missing, parse_number
from coachdesk.exchange.plans import NEW, ImportPlan, PreviewRow, UnknownRep
from ui.dialogs.import_changes import ChangeTable
from ui.dialogs.import_words import MOST_LINES, count_words
from ui.widgets.buttons import Button
from ui.widgets.card import Banner
from ui.widgets.columns import clear
from ui.widgets.counts import CountRow
from ui.widgets.labels import Label
from ui.widgets.preview_table import PreviewLine, PreviewTable
from ui.widgets.segmented import Segmented

FIRST_ROWS = 8
MOST_COLUMNS, FEW_COLUMNS = 5, 4
MOST_NAMES = 3
ROWS, CHANGES = "rows", "changes"


class ImportView(QWidget):
    """`settled` when a name was told apart: (name in the file, known name, NEW, or None to leave its rows out)."""

    settled = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.all_rows = False
        self.form_place, self._names = QVBoxLayout(), QVBoxLayout()
        self._rows_words = Label("", "caption", "text3", elide=True)
        self.preview, self.changes, self.counts = PreviewTable(), ChangeTable(), CountRow()
        self.filter = Segmented("Which rows", ((ROWS, "Rows of the file"), (CHANGES, "Only what changes")), ROWS)
        self.filter.picked.connect(self.show_only)
        self._tables = QStackedWidget()
        self._tables.addWidget(self.preview)
        self._tables.addWidget(self.changes)
        title = QHBoxLayout()
        title.addWidget(Label("What it becomes", "heading"))
        title.addWidget(self._rows_words, 1)
        title.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self.form_place)
        column.addLayout(title)
        column.addWidget(self._tables, 1)
        column.addLayout(self._names)
        column.addWidget(self.counts)

    def put_form(self, form: QWidget) -> None:
        """Exchange the form above the rows."""
        clear(self.form_place)
        self.form_place.addWidget(form)

    def show_only(self, what: str) -> None:
        """Show the rows of the file, or only the numbers that change."""
        self.filter.set_current(what)
        self._tables.setCurrentIndex(1 if what == CHANGES else 0)
        self._rows_words.setVisible(what == ROWS)

    def show_plan(self, heads: Sequence[str], plan: ImportPlan, used: Sequence[str] = ()) -> None:
        """Show what would change; the columns that the form uses come first."""
        rows = (plan.preview if self.all_rows else plan.preview[:FIRST_ROWS])[:MOST_LINES]
        several = len({change.measure for change in plan.changes}) > 1
        shown = _columns(heads, used, FEW_COLUMNS if several else MOST_COLUMNS)
        lines = [PreviewLine(r.row_number, tuple(r.cells[at] for at in shown), r.words, r.tone) for r in rows]
        self.preview.show_lines([heads[at] for at in shown], lines, _numeric(rows, shown))
        words = f"first {len(lines):,} of {plural(len(plan.preview), 'row')}"
        if plan.report.same and not (plan.changes or plan.report.blocked or plan.report.kept):
            words = "nothing to bring in: every number stands already"
        elif len(shown) < len(heads):
            words += f", {len(shown)} of {len(heads)} columns"
        self._rows_words.setText(words)
        self.changes.show_changes(plan.changes)
        self.filter.setVisible(bool(plan.changes))
        if not plan.changes:
            self.show_only(ROWS)
        self._show_names(plan.report.reps_unknown)
        self.counts.show_counts(count_words(plan.report))

    def _show_names(self, unknown: Sequence[UnknownRep]) -> None:
        clear(self._names)
        for one in unknown[:MOST_NAMES]:
            self._names.addWidget(self._banner(one))
        if len(unknown) > MOST_NAMES:
            more = plural(len(unknown) - MOST_NAMES, "more name")
            self._names.addWidget(Label(f"and {more} after these", "caption", "watch"))

    def _banner(self, unknown: UnknownRep) -> Banner:
        name = unknown.name
        buttons = [
            Button("Add as new", "quiet", small=True, on=partial(self.settled.emit, name, NEW)),
            Button("Leave out", "quiet", small=True, on=partial(self.settled.emit, name, None)),
        ]
        if unknown.nearest:
            known = unknown.nearest
            is_known = Button(f"It is {known}", icon="check", small=True, on=partial(self.settled.emit, name, known))
            buttons.insert(0, is_known)
        words = f"“{name}” ({plural(unknown.rows, 'row')}) is not on the team."
        return Banner(words, "watch", "triangle-alert", *buttons)


def _columns(heads: Sequence[str], used: Sequence[str], most: int) -> list[int]:
    """The places of the columns to show: those in use, then as many others as there is room for."""
    first = [heads.index(head) for head in used if head in heads]
    others = [at for at in range(len(heads)) if at not in first]
    return [*first, *others][: max(most, len(first))]


def _numeric(rows: Sequence[PreviewRow], shown: Sequence[int]) -> list[int]:
    """The places, among the shown columns, of those that hold nothing but numbers."""
    return [place for place, at in enumerate(shown) if _all_numbers([row.cells[at] for row in rows])]


def _all_numbers(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if not is_missing(cell)]
    try:
        return bool(filled) and all(parse_number(cell) is not None for cell in filled)
    except Invalid:
        return False
