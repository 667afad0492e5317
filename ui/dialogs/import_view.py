"""What an import would do: the first rows beside what becomes of them, names to settle, counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.analysis.words import plural
from coachdesk.exchange.plans import NEW, ImportPlan, ImportReport, UnknownRep
from ui.widgets.buttons import Button
from ui.widgets.card import Banner
from ui.widgets.columns import clear
from ui.widgets.labels import Label
from ui.widgets.preview_table import PreviewLine, PreviewTable

FIRST_ROWS = 8
MOST_ROWS = 2_000
MOST_NAMES = 3


class ImportView(QWidget):
    """`settled` when a name was told apart: (name in the file, known name, NEW, or None to leave its rows out)."""

    settled = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.all_rows = False
        self.form_place, self._names, self._counts = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._rows_words = Label("", "caption", "text3")
        self.preview = PreviewTable()
        title = QHBoxLayout()
        title.addWidget(Label("What it becomes", "heading"))
        title.addWidget(self._rows_words)
        title.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self.form_place)
        column.addLayout(title)
        column.addWidget(self.preview, 1)
        column.addLayout(self._names)
        column.addLayout(self._counts)

    def put_form(self, form: QWidget) -> None:
        """Exchange the form above the rows."""
        clear(self.form_place)
        self.form_place.addWidget(form)

    def show_plan(self, heads: Sequence[str], plan: ImportPlan) -> None:
        """Show what would change."""
        rows = plan.preview if self.all_rows else plan.preview[:FIRST_ROWS]
        lines = [PreviewLine(r.row_number, r.cells, r.words, r.tone) for r in rows[:MOST_ROWS]]
        self.preview.show_lines(heads, lines)
        self._rows_words.setText(f"first {len(lines):,} of {plural(len(plan.preview), 'row')}")
        self._show_names(plan.report.reps_unknown)
        self._show_counts(plan.report)

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
            buttons.insert(0, Button(f"It is {known}", small=True, on=partial(self.settled.emit, name, known)))
        words = f"“{name}” ({plural(unknown.rows, 'row')}) is not on the team."
        return Banner(words, "watch", "triangle-alert", *buttons)

    def _show_counts(self, report: ImportReport) -> None:
        clear(self._counts)
        counts = (
            (report.added, "added"), (report.changed, "changed"), (report.same, "as they were"),
            (report.kept, "typed by you, kept"), (len(report.skipped), "rows skipped, listed"),
        )  # fmt: skip
        for count, name in counts:
            self._counts.addWidget(Label(f"{count:,}", "kpiSmall", "text" if count else "text3"))
            self._counts.addWidget(Label(name, "caption", "text2"))
            self._counts.addSpacing(14)
        self._counts.addStretch(1)


def summary(plan: ImportPlan, noun: str) -> str:
    """What will be done, in sentences, with every row that is not taken."""
    report = plan.report
    lines = [f"{plural(report.added, noun)} will be added and {report.changed:,} changed."]
    if report.kept:
        lines.append(f"{plural(report.kept, 'number')} that you typed differ and stay as they are.")
    if plan.reps_added:
        lines.append("New on the team: " + ", ".join(rep.name for rep in plan.reps_added[:12]) + ".")
    lines.append("A backup is made first, and one Undo takes it all back.")
    lines.extend(report.notes)
    for skip in report.skipped[:MOST_ROWS]:
        where = f" ({skip.column}: {skip.value})" if skip.value else ""
        lines.append(f"Row {skip.row:,}: {skip.why}{where}")
    return "\n".join(lines)
