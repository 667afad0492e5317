"""How often one-on-ones are: by role, and by rep where that differs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.rhythms import Every, Rhythm
from ui.bridge import Bridge
from ui.records import Column, RecordTable
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label

SAME, NONE = "as the role", "none"
CHOICES = ", ".join([*(e.value for e in Every), NONE, SAME])


@dataclass(frozen=True, slots=True)
class RhythmRow:
    """A role or a rep with its own rhythm, if it has one, and the one that counts."""

    key: str
    name: str
    what: str
    own: Rhythm | None
    counts: Rhythm | None
    rep_id: int | None
    role_id: int | None

    @property
    def every(self) -> str:
        """In words: "every two weeks", "none", "as the role: weekly"."""
        if self.own is None:
            inherited = self.counts.every.value if self.counts and self.counts.every else NONE
            return f"{SAME}: {inherited}" if self.rep_id is not None else NONE
        return self.own.every.value if self.own.every else NONE


class RhythmList(QWidget):
    """Typed over in the list, as in a spreadsheet."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.table = RecordTable(self._columns(), lambda row: row.key, label="Rhythms", row_height=40)
        self.empty = EmptyState("refresh-cw", "How often you meet each role and rep will stand here.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        note = f"F2 or a double click changes: {CHOICES}. It proposes the next date; what is booked stays."
        column.addWidget(Label(note, "caption", "text2", wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(self.empty)

    def refresh(self) -> str:
        """Read the rhythms again; gives the summary of the page."""
        desk = self._bridge.desk
        kept = desk.rhythms.all()
        roles: dict[int | None, str] = {role.id: role.name for role in desk.roles.all()}
        by_role: dict[int | None, Rhythm] = {r.role_id: r for r in kept if r.role_id is not None}
        by_rep: dict[int | None, Rhythm] = {r.rep_id: r for r in kept if r.rep_id is not None}
        rows = [
            RhythmRow(f"role {i}", name, "Role", by_role.get(i), by_role.get(i), None, i) for i, name in roles.items()
        ]
        for rep in desk.people.all():
            own = by_rep.get(rep.id)
            counts = own or by_role.get(rep.role_id)
            said = roles.get(rep.role_id, "No role")
            rows.append(RhythmRow(f"rep {rep.id}", rep.name, said, own, counts, rep.id, None))
        self.table.set_records(rows)
        self.empty.setVisible(not rows)
        set_roles = sum(r.own is not None for r in rows if r.role_id is not None)
        return f"{set_roles} of {len(roles)} roles with a rhythm · {len(by_rep)} reps with their own"

    def set_filter(self, text: str) -> None:
        """Show only lines that say these words."""
        self.table.set_filter(text)

    def make(self) -> None:
        """The lines are there already: go to the first."""
        self.table.view.setFocus()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("Who", lambda r: r.name, width=240),
            Column("Role", lambda r: r.what, width=220),
            Column("Minutes", lambda r: r.counts.minutes if r.counts else None, align="right", width=90,
                   edit=self._edit_minutes),
            Column("How often", lambda r: r.every, width=240, edit=self._edit_every),
        )  # fmt: skip

    def _edit_every(self, row: RhythmRow, text: str) -> None:
        said = text.strip().casefold()

        def step() -> None:
            if row.rep_id is not None and said.startswith(SAME):
                if row.own is not None:
                    self._bridge.desk.rhythms.remove(row.own)
                return
            every = None if said == NONE else _every(said, text)
            minutes = row.counts.minutes if row.counts else 30
            self._bridge.desk.rhythms.save(Rhythm(None, every, minutes, row.rep_id, row.role_id))

        self._bridge.run(step)

    def _edit_minutes(self, row: RhythmRow, text: str) -> None:
        def step() -> None:
            if not text.strip().isdecimal():
                raise DeskError(f"“{text[:40]}” is no number of minutes: type 30, for example.")
            every = row.counts.every if row.counts else None
            self._bridge.desk.rhythms.save(Rhythm(None, every, int(text), row.rep_id, row.role_id))

        self._bridge.run(step)


def _every(said: str, text: str) -> Every:
    short = {"w": Every.WEEKLY, "week": Every.WEEKLY, "2w": Every.FORTNIGHTLY, "two weeks": Every.FORTNIGHTLY,
             "fortnightly": Every.FORTNIGHTLY, "m": Every.MONTHLY, "month": Every.MONTHLY}  # fmt: skip
    found = short.get(said) or next((e for e in Every if e.value == said), None)
    if found is None:
        raise Invalid("rhythm", f"“{text[:40]}” is no rhythm: write {CHOICES}.")
    return found
