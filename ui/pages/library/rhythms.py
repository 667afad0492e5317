"""How often one-on-ones are: by role, and by rep where that differs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.rhythms import Rhythm
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.records import Column, RecordTable
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label

SAME, NONE = "as the role", "none"
NOTE = "Enter, F2 or a double click changes a rhythm. It proposes the next date; what is booked stays."


@dataclass(frozen=True, slots=True)
class RhythmRow:
    """A role or a rep with its own rhythm, if it has one, and that of the role."""

    key: str
    name: str
    what: str
    own: Rhythm | None
    of_role: Rhythm | None
    rep_id: int | None
    role_id: int | None

    @property
    def counts(self) -> Rhythm | None:
        """The one that is gone by."""
        return self.own or self.of_role

    @property
    def every(self) -> str:
        """In words: "every two weeks", "none", "as the role: weekly"."""
        if self.own is None:
            inherited = self.of_role.every.value if self.of_role and self.of_role.every else NONE
            return f"{SAME}: {inherited}" if self.rep_id is not None else NONE
        return self.own.every.value if self.own.every else NONE


class RhythmList(QWidget):
    """Enter, F2 or a double click changes one in a sheet."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.table = RecordTable(self._columns(), lambda row: row.key, label="Rhythms", row_height=40)
        self.table.opened.connect(self.edit)
        self.change = Button("Change the rhythm", icon="pencil", on=self.edit_chosen, small=True)
        self.table.selection_changed.connect(self._show_actions)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_F2), self.table, self.edit_chosen)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.empty = EmptyState("refresh-cw", "How often you meet each role and rep will stand here.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = row_of(Label(NOTE, "caption", "text2", wrap=True), self.change)
        row.setStretch(0, 1)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty)

    def refresh(self) -> str:
        """Read the rhythms again; gives the summary of the page."""
        desk = self._bridge.desk
        kept = desk.rhythms.all()
        roles: dict[int | None, str] = {role.id: role.name for role in desk.roles.all()}
        by_role: dict[int | None, Rhythm] = {r.role_id: r for r in kept if r.role_id is not None}
        by_rep: dict[int | None, Rhythm] = {r.rep_id: r for r in kept if r.rep_id is not None}
        rows = [RhythmRow(f"role {i}", name, "Role", by_role.get(i), None, None, i) for i, name in roles.items()]
        for rep in desk.people.all():
            own, of_role = by_rep.get(rep.id), by_role.get(rep.role_id)
            said = roles.get(rep.role_id, "No role")
            rows.append(RhythmRow(f"rep {rep.id}", rep.name, said, own, of_role, rep.id, None))
        self.table.set_records(rows)
        self.empty.setVisible(not rows)
        self._show_actions()
        set_roles = sum(r.own is not None for r in rows if r.role_id is not None)
        return f"{set_roles} of {len(roles)} roles with a rhythm · {len(by_rep)} reps with their own"

    def set_filter(self, text: str) -> None:
        """Show only lines that say these words."""
        self.table.set_filter(text)

    def make(self) -> None:
        """The lines are there already: go to the first."""
        self.table.view.setFocus()

    def edit(self, row: RhythmRow) -> None:
        """Open the sheet of a rhythm."""
        sheet("rhythm")(
            self._bridge, row.name, row.own, row.of_role, self, rep_id=row.rep_id, role_id=row.role_id
        ).open()

    def edit_chosen(self) -> None:
        """Open the sheet of the selected one."""
        for row in self.table.selected()[:1]:
            self.edit(row)

    def _show_actions(self) -> None:
        self.change.setVisible(len(self.table.selected()) == 1)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("Who", lambda r: r.name, width=240),
            Column("Role", lambda r: r.what, width=220),
            Column("Minutes", lambda r: r.counts.minutes if r.counts else None, align="right", width=90, least=90),
            Column("How often", lambda r: r.every, width=240),
        )  # fmt: skip
