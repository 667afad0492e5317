"""Days on which a rep or the manager is away: sessions that come again skip them."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coachdesk.analysis.words import plural, weekday
from coachdesk.domain.absences import Absence
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.records import Column, RecordTable
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.empty import EmptyState
from ui.widgets.segmented import Segmented

VIEWS = (("coming", "Now and coming"), ("all", "All"))


class AbsenceList(QWidget):
    """Enter or a double click edits."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._names: dict[int | None, str] = {}
        self.view = Segmented("Which absences", VIEWS)
        self.view.picked.connect(lambda _name: self.refresh())
        self.remove = Button("Remove", icon="trash-2", on=self.remove_chosen, small=True)
        self.table = RecordTable(self._columns(), label="Absences", row_height=40)
        self.table.opened.connect(self.edit)
        self.table.selection_changed.connect(lambda: self.remove.setVisible(bool(self.table.selected())))
        add = Button("Add an absence", "primary", "plus", self.make)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.empty = EmptyState("calendar-days", "Holidays and other days away will stand here.", add)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row_of(self.view, 1, self.remove))
        column.addWidget(self.stack, 1)

    def refresh(self) -> str:
        """Read the absences again; gives the summary of the page."""
        desk, today = self._bridge.desk, self._bridge.today()
        self._names = {None: "You", **{rep.id: rep.name for rep in desk.people.all(include_archived=True)}}
        rows = desk.absences.all()
        coming = [a for a in rows if a.last >= today]
        self.table.set_records(coming if self.view.current == "coming" else rows)
        self.stack.setCurrentIndex(0 if rows else 1)
        self.remove.setVisible(bool(self.table.selected()))
        return f"{plural(len(coming), 'absence')} now or coming" if rows else ""

    def set_filter(self, text: str) -> None:
        """Show only absences that say these words."""
        self.table.set_filter(text)

    def make(self) -> None:
        """Open the sheet for a new absence."""
        sheet("absence")(self._bridge, None, self).open()

    def edit(self, absence: Absence) -> None:
        """Open the sheet of an absence."""
        sheet("absence")(self._bridge, absence, self).open()

    def remove_chosen(self) -> None:
        """Take the selected ones away; Undo brings them back."""
        rows, topic = self.table.selected(), self._bridge.desk.absences

        def step() -> None:
            with self._bridge.desk.store.change(f"Remove {plural(len(rows), 'absence')}"):
                for one in rows:
                    topic.remove(one.id or 0)

        self._bridge.run(step)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("Who", lambda a: self._names.get(a.rep_id, ""), width=240),
            Column("From", lambda a: a.first, lambda d: f"{weekday(d)} {d.year}", width=170),
            Column("To", lambda a: a.last, lambda d: f"{weekday(d)} {d.year}", width=170),
            Column("Days", lambda a: (a.last - a.first).days + 1, align="right", width=70),
            Column("Kind", lambda a: a.kind.value.capitalize(), width=140),
        )
