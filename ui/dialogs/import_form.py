"""The second step of an import: which column is which, as fields with what was found in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout

from coachdesk.exchange.columns import recognise
from coachdesk.exchange.plans import ImportOptions
from coachdesk.exchange.tables import Table
from ui.widgets.labels import Label

ANY = "all rows"
NONE = "not in this file"
MOST_VALUES = 200
AMOUNTS = ("amount", "value", "revenue", "deal value", "acv", "arr")
BY_NAME = "named in the file"
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


@dataclass(frozen=True, slots=True)
class FormRow:
    """One line of the form: a label, its boxes, and the words at the right."""

    boxes: tuple[QComboBox, ...]
    found: Label


class ImportForm(QFrame):
    """Rows for rep, date, measure and filter; or, for anything else, one row for each field known."""

    changed = Signal()

    def __init__(self, verb: str, table: Table, measures: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("kind", "sunken")
        self._verb, self._table, self._rows = verb, table, dict[str, FormRow]()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 3)
        self._grid.setColumnStretch(3, 4)
        self._grid.setVerticalSpacing(8)
        self._grid.setHorizontalSpacing(12)
        found = recognise(verb, table, {})
        if verb == "results":
            self._add_results(found, measures)
        else:
            self._add_fields(found)

    def options(self, aliases: Mapping[str, str | None]) -> ImportOptions:
        """What the form says."""
        if self._verb != "results":
            picked = {name: row.boxes[0].currentText() for name, row in self._rows.items()}
            return ImportOptions(mapping={n: h for n, h in picked.items() if h != NONE}, aliases=aliases)
        how = self._text("measure", 1)
        by_name = self._text("measure") == BY_NAME
        head = self._text("where")
        value = self._text("where", 1)
        return ImportOptions(
            rep_column=self._text("rep"), date_column=self._text("date"),
            measure=None if by_name else self._text("measure"),
            sum_column=how.removeprefix("sum of ") if not by_name and how.startswith("sum of ") else None,
            count=not by_name and how == "count of rows",
            where=() if head == ANY else (f"{head}={value}",), aliases=aliases,
        )  # fmt: skip

    def show_found(self, facts: Mapping[str, str]) -> None:
        """Say beside each field what was found in its column."""
        for name, row in self._rows.items():
            words = facts.get(name, "")
            row.found.setText(f"✓ {words}" if words else "")

    def _text(self, name: str, box: int = 0) -> str:
        return self._rows[name].boxes[box].currentText()

    def _add_results(self, found: Mapping[str, int], measures: Sequence[str]) -> None:
        heads = self._table.heads
        self._add("rep", "Rep", [(heads, heads[found.get("rep", 0)])])
        self._add("date", "Date", [(heads, heads[found.get("when", min(1, len(heads) - 1))])])
        no_amount = not any(h.casefold() in AMOUNTS for h in heads)
        named = no_amount or "measure" in found or any(h in measures for h in heads)
        hows = ["count of rows", *(f"sum of {h}" for h in heads)]
        amount = next((f"sum of {h}" for h in heads if h.casefold() in AMOUNTS), hows[0])
        self._add("measure", "Measure", [
            ([BY_NAME, *measures], BY_NAME if named else self._likely(measures)), (hows, amount),
        ])  # fmt: skip
        stage = next((h for h in heads if h.casefold() in ("stage", "status", "stage name")), ANY)
        self._add("where", "Only rows where", [([ANY, *heads], ANY if named else stage), ([], "")])
        self._offer_values()
        self._rows["where"].boxes[0].currentTextChanged.connect(self._offer_values)
        self._rows["measure"].boxes[0].currentTextChanged.connect(self._show_how)
        self._show_how()

    def _likely(self, measures: Sequence[str]) -> str:
        return "Bookings" if "Bookings" in measures else measures[0] if measures else BY_NAME

    def _add_fields(self, found: Mapping[str, int]) -> None:
        heads = self._table.heads
        for name in FIELDS[self._verb]:
            current = heads[found[name]] if name in found else NONE
            self._add(name, name.capitalize(), [([NONE, *heads], current)])

    def _add(self, name: str, label: str, boxes: Sequence[tuple[Sequence[str], str]]) -> None:
        at = self._grid.rowCount()
        title = Label(label, "captionStrong", "text2")
        self._grid.addWidget(title, at, 0)
        made = []
        for column, (choices, current) in enumerate(boxes):
            box = QComboBox()
            box.addItems(list(choices))
            box.setCurrentText(current)
            box.setAccessibleName(label if not column else f"{label}, how")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
            box.currentTextChanged.connect(lambda _text: self.changed.emit())
            self._grid.addWidget(box, at, 1 + column, 1, 2 if len(boxes) == 1 else 1)
            made.append(box)
        words = Label("", "caption", "good", elide=True)
        self._grid.addWidget(words, at, 3)
        self._rows[name] = FormRow(tuple(made), words)

    def _offer_values(self, *_: object) -> None:
        head, box = self._text("where"), self._rows["where"].boxes[1]
        box.blockSignals(True)
        box.clear()
        if head != ANY:
            values = dict.fromkeys(v.strip() for v in self._table.column(self._table.heads.index(head)) if v.strip())
            box.addItems(list(values)[:MOST_VALUES])
            won = next((v for v in values if v.casefold() in ("closed won", "won")), None)
            box.setCurrentText(won or box.itemText(0))
        box.setVisible(head != ANY)
        box.blockSignals(False)
        self.changed.emit()

    def _show_how(self, *_: object) -> None:
        self._rows["measure"].boxes[1].setVisible(self._text("measure") != BY_NAME)
