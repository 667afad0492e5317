"""The team: who needs attention first, and the roster to edit."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from coachdesk import leaving, views
from coachdesk.analysis.facts import TeamFacts, TeamRow
from coachdesk.analysis.words import long_day
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.people import Rep, Status
from ui.bridge import Bridge
from ui.commands import Command
from ui.dialogs import sheet
from ui.records import Column, RecordTable
from ui.widgets import team_cells as cells
from ui.widgets.buttons import Button
from ui.widgets.day_field import read_day
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.page import PageFrame
from ui.widgets.selection_bar import SelectionBar
from ui.widgets.team_tools import TeamTools


class TeamPage(PageFrame):
    """The board of everyone on the team, and the roster whose cells can be typed over."""

    watches = frozenset({
        "rep", "role", "measure", "result", "target", "session", "session_rep", "commitment", "plan", "goal", "rating",
        "observation", "assessment", "role_skill", "setting",
    })  # fmt: skip
    open_refreshes = False
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Team", scrolls=False)
        self.bridge = bridge
        self._facts: TeamFacts | None = None
        self.board = RecordTable(board_columns(), lambda row: row.rep_id, label="Team", row_height=52)
        self.roster = RecordTable(roster_columns(bridge), label="Roster", row_height=40)
        for table in (self.board, self.roster):
            table.opened.connect(self._open)
            table.selection_changed.connect(self._show_selection)
        self.tables = QStackedWidget()
        self.tables.addWidget(self.board)
        self.tables.addWidget(self.roster)
        self.tables.addWidget(self._empty())
        self.footnote = Label("", "caption", "text2", wrap=True)
        self.add_action(Button("Import numbers", icon="upload", on=self.bring_in))
        self.new = Button("Add rep", "primary", "plus", on=self.add_rep)
        self.add_action(self.new)
        self.tools = TeamTools()
        self.filter_field, self.view = self.tools.filter_field, self.tools.view
        self.tools.narrowed.connect(self._show_rows)
        self.tools.worst_first.connect(lambda: self.board.model.sort(-1))
        self.filter_field.textChanged.connect(self._set_filter)
        self.view.picked.connect(self._show_view)
        self.add(self.tools)
        self.add(self.tables, 1)
        self.bar = SelectionBar(
            "rep", Button("Print plans", icon="printer", on=self._print_plans),
            Button("Archive", icon="archive", on=self.archive),
        )  # fmt: skip
        self.bar.cleared.connect(self._clear_selection)
        self.add(self.bar)
        self.add(self.footnote)
        self.refresh()

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of this page."""
        return (
            Command("team.add", "Add a rep", self.add_rep, "Ctrl+N"),
            Command("team.import", "Import numbers", self.bring_in, "Ctrl+I"),
            Command("team.roster", "Edit the roster", partial(self._show_view, "roster")),
            Command("team.archive", "Archive the selected reps", self.archive),
        )

    def refresh(self) -> None:
        """Show the team as it is now."""
        facts = self._facts = views.team_facts(self.bridge.desk, self.bridge.today())
        self.set_title("Team", facts.summary if facts.rows else "")
        self.footnote.setText(facts.footnote if facts.rows else "")
        self._show_rows()
        reps = self.bridge.desk.people.all(include_archived=True)
        self.roster.set_records(reps)
        self.new.setVisible(bool(reps))
        self._show_view(self.view.current if reps else "")
        self._show_selection()

    def title(self) -> str:
        """The page's name."""
        return "Team"

    def open(self, **_args: object) -> None:
        """Nothing to choose: the page shows everyone."""

    def add_rep(self) -> None:
        """Open the form for somebody new."""
        sheet("rep")(self.bridge, None, self).open()

    def bring_in(self) -> None:
        """Open the import."""
        sheet("import")(self.bridge, self).open()

    def archive(self) -> None:
        """Archive whoever is selected, and call off what is planned with them; undo brings all back."""
        ids = [rep_id for rep_id, _ in self._selected()]
        if ids:
            self.bridge.run(lambda: leaving.archive_reps(self.bridge.desk, ids, self.bridge.now()))

    def _show_rows(self) -> None:
        rows = self._facts.rows if self._facts else ()
        self.tools.offer([r.role for r in rows], [r.tier_title for r in rows])
        self.board.set_records([row for row in rows if self.tools.passes(row.role, row.tier_title)])

    def _show_view(self, name: str) -> None:
        if name:
            self.view.set_current(name)
        self.tables.setCurrentIndex({"board": 0, "roster": 1}.get(name, 2))
        self.tools.show_chips(shown=name == "board")
        self._show_selection()

    def _table(self) -> RecordTable:
        return self.roster if self.tables.currentIndex() == 1 else self.board

    def _selected(self) -> list[tuple[int, str]]:
        return [(r.rep_id if isinstance(r, TeamRow) else r.id, r.name) for r in self._table().selected()]

    def _show_selection(self) -> None:
        self.bar.show_names([name for _, name in self._selected()])

    def _open(self, record: TeamRow | Rep) -> None:
        rep_id = record.rep_id if isinstance(record, TeamRow) else record.id
        self.asked.emit("rep", {"rep_id": rep_id})

    def _set_filter(self, text: str) -> None:
        self.board.set_filter(text)
        self.roster.set_filter(text)

    def _clear_selection(self) -> None:
        self._table().view.clearSelection()

    def _print_plans(self) -> None:
        self.asked.emit("plans", {"rep_ids": [rep_id for rep_id, _ in self._selected()]})

    def _empty(self) -> EmptyState:
        add = Button("Add the first rep", "primary", "user-plus", on=self.add_rep)
        roster = Button("Import a roster", "quiet", "upload", on=self._import_roster)
        return EmptyState("users", "Your team will stand here: who is on track, who needs you first.", add, roster)

    def _import_roster(self) -> None:
        sheet("import")(self.bridge, self, "roster").open()


def board_columns() -> tuple[Column, ...]:
    """The columns of the board."""
    return (
        Column("Rep", lambda r: f"{r.name} {r.role}", width=204, least=164, paint=cells.paint_rep,
               sort=lambda r: r.name),
        Column("Tier", lambda r: r.tier_title, width=142, least=144, paint=cells.paint_tier),
        Column("Attainment, 12 months", lambda r: f"{r.attainment} {r.signal}", width=220, least=174,
               paint=cells.paint_attainment, sort=lambda r: r.worst[1]),
        Column("Coaching", lambda r: r.coaching_words, width=138, least=114, paint=cells.paint_coaching,
               sort=lambda r: r.coaching.value),
        Column("Last met", lambda r: r.last_met, width=82, least=82, paint=cells.paint_last),
        Column("Next", lambda r: r.next, width=98, least=98, paint=cells.paint_next),
        Column("Commitments", lambda r: f"{r.open} open {r.late} late", width=118, least=112,
               paint=cells.paint_commitments, sort=lambda r: r.late),
        Column("Focus skill", lambda r: r.focus, width=150, least=94, paint=cells.paint_focus),
    )  # fmt: skip


def roster_columns(bridge: Bridge) -> tuple[Column, ...]:
    """The columns of the roster; each cell can be typed over."""

    def role_name(rep: Rep) -> str:
        return next((r.name for r in bridge.desk.roles.all() if r.id == rep.role_id), "")

    def column(heading: str, field: str, width: int) -> Column:
        return Column(heading, lambda rep: getattr(rep, field), width=width, edit=partial(edit_cell, bridge, field))

    return (
        column("Name", "name", 190),
        Column("Role", role_name, width=190, edit=partial(edit_cell, bridge, "role_id")),
        column("Title", "title", 170),
        column("E-mail", "email", 200),
        column("Phone", "phone", 130),
        column("Location", "location", 130),
        Column("Hired", lambda r: r.hired, long_day, width=150, edit=partial(edit_cell, bridge, "hired")),
        Column("Status", lambda r: r.status.value, width=100, edit=partial(edit_cell, bridge, "status")),
    )


def edit_cell(bridge: Bridge, field: str, rep: Rep, text: str) -> None:
    """Change one field of a rep to what was typed, or say why not."""

    def step() -> Rep:
        value: object = text.strip()
        if field == "role_id":
            value = _role_id(bridge, text.strip())
        elif field == "hired":
            value = read_day(text, bridge.today())
        elif field == "status":
            value = _status(text)
        return leaving.edit_rep(bridge.desk, replace(rep, **{field: value}), bridge.now())  # type: ignore[arg-type]

    bridge.run(step)


def _role_id(bridge: Bridge, name: str) -> int | None:
    role = bridge.desk.roles.by_name(name) if name else None
    if name and role is None:
        known = ", ".join(r.name for r in bridge.desk.roles.all())
        raise Invalid("role", f"There is no role “{name}”: the roles are {known}.")
    return role.id if role else None


def _status(text: str) -> Status:
    try:
        return Status(text.strip().casefold())
    except ValueError:
        known = ", ".join(s.value for s in Status)
        raise DeskError(f"“{text.strip()}” is no status: write {known}.") from None
