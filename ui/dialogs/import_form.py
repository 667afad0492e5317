"""The second step of an import: which column is which, as fields with what was found in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from coachdesk.exchange.columns import recognise
from coachdesk.exchange.names import fold_head
from coachdesk.exchange.plans import Also, ImportOptions, Reading
from coachdesk.exchange.tables import Table
from ui.dialogs.import_boxes import Choice, MeasureBoxes
from ui.dialogs.import_guess import first_of, heads_in_use, likely
from ui.dialogs.import_reading import ReadingBoxes
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label

NONE = "not in this file"
FIELDS = {
    "roster": ("name", "role", "title", "email", "phone", "location", "hired", "status"),
    "targets": ("rep", "role", "measure", "when", "value"),
    "sessions": ("rep", "kind", "start", "minutes", "status", "summary"),
    "commitments": ("rep", "owner", "text", "due", "done"),
    "skills": ("framework", "family", "skill", "description", "weight", "refresh interval"),
    "ratings": ("rep", "skill", "by", "date", "level", "evidence"),
    "courses": ("title", "kind", "skills", "minutes", "refresh days", "cost"),
    "training": ("course", "title", "start", "minutes", "rep", "presence", "before", "after"),
}
MOST_MEASURES = 6
BOXES, FOUND, FOUND_WIDTH = 1, 5, 210
LEFT = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Line:
    """One more measure of the form: its boxes, what was found, and all that goes when it is removed."""

    boxes: MeasureBoxes
    found: Label
    widgets: tuple[QWidget, ...]


class ImportForm(QFrame):
    """Rows for rep, date, measures and filters; or, for anything else, one row for each field known.

    `sheet_picked` when another sheet of the workbook is wanted.
    """

    changed = Signal()
    sheet_picked = Signal(str)

    def __init__(
        self, verb: str, table: Table, measures: Sequence[str], remembered: ImportOptions | None = None
    ) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setProperty("tone", "sunken")
        self._verb, self._table, self._names = verb, table, tuple(measures)
        self._base = remembered or ImportOptions()
        self._fields, self._found = dict[str, Choice](), dict[str, Label]()
        self._lines: list[Line] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 12)
        for column in range(BOXES, FOUND):
            self._grid.setColumnStretch(column, 3)
        self._grid.setColumnStretch(FOUND, 6)
        self._grid.setColumnMinimumWidth(FOUND, FOUND_WIDTH)
        self._grid.setVerticalSpacing(8)
        self._grid.setHorizontalSpacing(12)
        self._add_sheets()
        found = recognise(verb, table, self._base.mapping if remembered else {})
        if verb == "results":
            self._add_results(found, remembered)
        else:
            self._add_fields(found)

    def options(self, aliases: Mapping[str, str | None]) -> ImportOptions:
        """What the form says."""
        sheet = self._table.sheet if len(self._table.sheets) > 1 else None
        if self._verb != "results":
            picked = {name: box.currentText() for name, box in self._fields.items()}
            others = {name: head for name, head in self._base.mapping.items() if name not in picked}
            mapping = others | {name: head for name, head in picked.items() if head != NONE}
            return ImportOptions(mapping=mapping, aliases=aliases, sheet=sheet, add_reps=self._base.add_reps)
        first, also = self.first.one(), tuple(line.boxes.one() for line in self._lines)
        named = self.first.named
        return ImportOptions(
            mapping=self._base.mapping, rep_column=self._fields["rep"].currentText(),
            date_column=self._fields["date"].currentText(), measure=None if named else first.measure,
            sum_column=first.sum_column, count=not named and first.sum_column is None, where=first.where,
            sheet=sheet, aliases=aliases, also=() if named else also, day_first=self.reading.day_first,
            decimal=self.reading.decimal, add_reps=self._base.add_reps, usual_day_first=self._base.usual_day_first,
            usual_decimal=self._base.usual_decimal,
        )  # fmt: skip

    def show_found(self, facts: Mapping[str, str], reading: Reading) -> None:
        """Say beside each field what was found in its column, and ask where it may be read in two ways."""
        for name, label in self._found.items():
            words = facts.get({"measure": "value"}.get(name, name), "")
            label.setText(f"✓ {words}" if words else "")
        for place, line in enumerate(self._lines, 1):
            line.found.setText(f"✓ {facts[f'where {place}']}" if f"where {place}" in facts else "")
        if self._verb == "results":
            self.reading.show_reading(reading)

    def columns(self) -> tuple[str, ...]:
        """The heads that the form uses, in the order of its rows."""
        measures = [self.first.one(), *(line.boxes.one() for line in self._lines)] if self._verb == "results" else []
        return heads_in_use([box.currentText() for box in self._fields.values()], measures, self._table)

    def add_measure(self, one: Also | None = None) -> None:
        """One more measure from the same rows, at first with the same filter."""
        used = {self.first.measure.currentText(), *(line.boxes.measure.currentText() for line in self._lines)}
        free = next((name for name in self._names if name not in used), self._names[0])
        number = len(self._lines) + 2
        boxes = MeasureBoxes(self, self._table, self._names, f"Measure {number}", self.changed.emit)
        boxes.show_one(one or Also(free, None, self.first.where.conditions()), self._table.heads)
        widgets = (boxes.measure, boxes.how, boxes.where.head, boxes.where.value)
        title, words = Label("And", "captionStrong", "text2"), Label("", "caption", "good", elide=True)
        remove = IconButton("Take this measure away", "x", lambda: self._remove(line))
        line = Line(boxes, words, (title, *widgets, words, remove))
        self._lines.append(line)
        at = self._grid.rowCount()
        for column, widget in enumerate(line.widgets):
            self._grid.addWidget(widget, at, column)
        self._move_foot()
        self.changed.emit()

    def _remove(self, line: Line) -> None:
        self._lines.remove(line)
        for widget in line.widgets:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._move_foot()
        self.changed.emit()

    def _add_results(self, found: Mapping[str, int], remembered: ImportOptions | None) -> None:
        heads, own = self._table.heads, self._base
        known = {fold_head(head): head for head in heads}
        rep = known.get(fold_head(own.rep_column or ""), heads[found.get("rep", 0)])
        when = known.get(fold_head(own.date_column or ""), heads[found.get("when", min(1, len(heads) - 1))])
        self._pick("rep", "Rep", heads, rep)
        self._pick("date", "Date", heads, when)
        self.first = MeasureBoxes(self, self._table, self._names, "Measure", self._measure_changed, by_name=True)
        first = likely(self._table, found, self._names) if remembered is None else first_of(own, found, heads)
        self.first.show_one(first, heads)
        self._place("measure", "Measure", (self.first.measure, self.first.how))
        self._place("where", "Only rows where", (self.first.where.head, self.first.where.value))
        self.reading = ReadingBoxes(self.changed.emit)
        self.more = Button("Another measure from these rows", "link", "plus", self.add_measure, small=True)
        for one in own.also:
            self.add_measure(one)
        self._move_foot()

    def _move_foot(self) -> None:
        """The questions and the button stand below the last measure."""
        at = self._grid.rowCount()
        for row, widget in enumerate((self.reading, self.more), at):
            self._grid.removeWidget(widget)
            self._grid.addWidget(widget, row, BOXES, 1, FOUND, LEFT)
        self.more.setVisible(not self.first.named and len(self._lines) < MOST_MEASURES - 1)

    def _measure_changed(self) -> None:
        for line in self._lines if self.first.named else ():
            self._remove(line)
        self._move_foot()
        self.changed.emit()

    def _add_sheets(self) -> None:
        if len(self._table.sheets) > 1:
            sheets = Choice(self, "Sheet", self._table.sheets, self._table.sheet, lambda: None)
            sheets.currentTextChanged.connect(self.sheet_picked)
            self._place("sheet", "Sheet", (sheets,))

    def _add_fields(self, found: Mapping[str, int]) -> None:
        heads = self._table.heads
        for name in FIELDS[self._verb]:
            self._pick(name, name.capitalize(), [NONE, *heads], heads[found[name]] if name in found else NONE)

    def _pick(self, name: str, label: str, choices: Sequence[str], current: str) -> None:
        self._fields[name] = Choice(self, label, choices, current, self.changed.emit)
        self._place(name, label, (self._fields[name],))

    def _place(self, name: str, label: str, boxes: Sequence[QWidget]) -> None:
        at, wide = self._grid.rowCount(), (FOUND - BOXES) // len(boxes)
        self._grid.addWidget(Label(label, "captionStrong", "text2"), at, 0)
        for place, box in enumerate(boxes):
            self._grid.addWidget(box, at, BOXES + place * wide, 1, wide)
        self._found[name] = Label("", "caption", "good", elide=True)
        self._grid.addWidget(self._found[name], at, FOUND, 1, 2)
