"""The team: who needs attention first, and the roster to edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from coachdesk import leaving, views
from coachdesk.analysis.facts import TeamFacts, TeamRow, team_facts
from coachdesk.analysis.multiples import Multiples, multiples
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.words import long_day
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.people import Rep, Status
from ui.bridge import Bridge
from ui.charts.multiples_board import MultiplesBoard
from ui.commands import Command
from ui.dialogs import sheet
from ui.records import Column, RecordTable
from ui.widgets import team_cells as cells
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.day_field import read_day
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.page import PageFrame
from ui.widgets.selection_bar import SelectionBar
from ui.widgets.team_tools import TeamTools

WHAT_TOP_DO = "What do top performers do differently?"


class TeamPage(PageFrame):
    """The board of everyone on the team, and the roster whose cells can be typed over."""

    watches = frozenset({
        "rep", "role", "measure", "result", "target", "session", "session_rep", "commitment", "plan", "goal", "rating",
        "observation", "assessment", "role_skill", "setting", "baseline", "improvement_plan",
    })  # fmt: skip
    open_refreshes = False
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Team", scrolls=False)
        self.bridge = bridge
        self._facts: TeamFacts | None = None
        self._team: tuple[RepRecords, ...] = ()
        self.board = RecordTable(board_columns(), lambda row: row.rep_id, label="Team", row_height=52)
        self.roster = RecordTable(roster_columns(bridge), label="Roster", row_height=40)
        for table in (self.board, self.roster):
            table.opened.connect(self._open)
            table.selection_changed.connect(self._show_selection)
        self.multiples = MultiplesBoard(self._multiples)
        self.multiples.chosen.connect(lambda rep_id: self.asked.emit("rep", {"rep_id": rep_id}))
        self.tables = QStackedWidget()
        for view in (self.board, self.roster, _empty(self), self.multiples):
            self.tables.addWidget(view)
        self.footnote = Label("", "caption", "text2", wrap=True)
        self.add_action(Button("Import numbers", icon="upload", on=self.bring_in))
        self.new = Button("Add rep", "primary", "plus", on=self.add_rep)
        self.add_action(self.new)
        self.tools = TeamTools()
        self.filter_field, self.view = self.tools.filter_field, self.tools.view
        for show in (self._show_rows, self._show_multiples):
            self.tools.narrowed.connect(show)
        self.tools.worst_first.connect(lambda: self.board.model.sort(-1))
        self.filter_field.textChanged.connect(self._set_filter)
        self.view.picked.connect(self.show_view)
        self.add(self.tools)
        self.add(self.tables, 1)
        self.bar = SelectionBar(
            "rep", Button("Print plans", icon="printer", on=self._print_plans),
            Button("Archive", icon="archive", on=self.archive),
        )  # fmt: skip
        self.bar.cleared.connect(self._clear_selection)
        self.add(self.bar)
        foot = row_of(self.footnote, Button(WHAT_TOP_DO, "link", "trending-up", self.ask_top, small=True))
        foot.setStretch(0, 1)
        self.add(foot)
        self.refresh()

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of this page."""
        return _commands(self)

    def refresh(self) -> None:
        """Show the team as it is now."""
        desk, today = self.bridge.desk, self.bridge.today()
        self._team = views.team_records(desk, today)
        facts = views.with_plans(desk, team_facts(self._team, today, views.options(desk)), today)
        self._facts = facts
        self.set_title("Team", facts.summary if facts.rows else "")
        self.footnote.setText(facts.footnote if facts.rows else "")
        self.multiples.offer([(m.id or 0, m.name) for m in self.bridge.desk.measures.all()])
        self._show_rows()
        reps = self.bridge.desk.people.all(include_archived=True)
        self.roster.set_records(reps)
        self.new.setVisible(bool(reps))
        self.show_view(self.view.current if reps else "")
        self._show_selection()

    def title(self) -> str:
        """The page's name."""
        return "Team"

    def open(self, view: str = "", **_args: object) -> None:
        """Show everyone, in a view when one is named: board, multiples or roster."""
        if view and self._facts and self._facts.rows:
            self.show_view(view)

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """The small multiples, for the pictures of the tour."""
        return (("multiples", partial(self.show_view, "multiples")),)

    def add_rep(self) -> None:
        """Open the form for somebody new."""
        sheet("rep")(self.bridge, None, self).open()

    def bring_in(self) -> None:
        """Open the import."""
        sheet("import")(self.bridge, self).open()

    def ask_top(self) -> None:
        """Ask the window for what top performers do differently."""
        self.asked.emit("top", {})

    def archive(self) -> None:
        """Archive whoever is selected, and call off what is planned with them; undo brings all back."""
        ids = [rep_id for rep_id, _ in self._selected()]
        if ids:
            self.bridge.run(lambda: leaving.archive_reps(self.bridge.desk, ids, self.bridge.now()))

    def _show_rows(self) -> None:
        rows = self._facts.rows if self._facts else ()
        self.tools.offer([r.role for r in rows], [r.tier_title for r in rows])
        self.board.set_records([row for row in rows if self.tools.passes(row.role, row.tier_title)])

    def _show_multiples(self) -> None:
        """The pictures of those that filter, role and tier let through, while they are in view."""
        if self.tables.currentWidget() is self.multiples:
            self.multiples.keep(_let_through(self, self._facts.rows if self._facts else ()))
            self.multiples.draw()

    def _multiples(self, measure_id: int, window: str) -> Multiples:
        desk, today = self.bridge.desk, self.bridge.today()
        return multiples(self._team, desk.measures.one(measure_id) if measure_id else None, today, window)

    def show_view(self, name: str) -> None:
        """Show the list, the small multiples or the roster."""
        if name:
            self.view.set_current(name)
        self.tables.setCurrentIndex({"board": 0, "roster": 1, "multiples": 3}.get(name, 2))
        self.tools.show_chips(name)
        self._show_multiples()
        self._show_selection()

    def _table(self) -> RecordTable:
        return self.roster if self.tables.currentIndex() == 1 else self.board

    def _selected(self) -> list[tuple[int, str]]:
        if self.tables.currentWidget() is self.multiples:
            return []
        return [(r.rep_id if isinstance(r, TeamRow) else r.id, r.name) for r in self._table().selected()]

    def _show_selection(self) -> None:
        self.bar.show_names([name for _, name in self._selected()])

    def _open(self, record: TeamRow | Rep) -> None:
        self.asked.emit("rep", {"rep_id": record.rep_id if isinstance(record, TeamRow) else record.id})

    def _set_filter(self, text: str) -> None:
        self.board.set_filter(text)
        self.roster.set_filter(text)
        self._show_multiples()

    def _clear_selection(self) -> None:
        self._table().view.clearSelection()

    def _print_plans(self) -> None:
        self.asked.emit("plans", {"rep_ids": [rep_id for rep_id, _ in self._selected()]})


def _commands(page: TeamPage) -> tuple[Command, ...]:
    return (
        Command("team.add", "Add a rep", page.add_rep, "Ctrl+N"),
        Command("team.import", "Import numbers", page.bring_in, "Ctrl+I"),
        Command("team.roster", "Edit the roster", partial(page.show_view, "roster")),
        Command("team.multiples", "Compare the team in small multiples", partial(page.show_view, "multiples")),
        Command("team.top", WHAT_TOP_DO, page.ask_top),
        Command("team.archive", "Archive the selected reps", page.archive),
    )


def _empty(page: TeamPage) -> EmptyState:
    add = Button("Add the first rep", "primary", "user-plus", on=page.add_rep)
    roster = Button(
        "Import a roster", "quiet", "upload", on=lambda: sheet("import")(page.bridge, page, "roster").open()
    )
    return EmptyState("users", "Your team will stand here: who is on track, who needs you first.", add, roster)


def _let_through(page: TeamPage, rows: Sequence[TeamRow]) -> set[int]:
    """Whom role, tier and the words of the filter let through."""
    asked = page.filter_field.text().casefold()
    kept = (r for r in rows if page.tools.passes(r.role, r.tier_title))
    return {r.rep_id for r in kept if asked in f"{r.name} {r.role}".casefold()}


def board_columns() -> tuple[Column, ...]:
    """The columns of the board."""
    return (
        Column("Rep", lambda r: f"{r.name} {r.role}", width=204, least=164, paint=cells.paint_rep,
               sort=lambda r: r.name),
        Column("Tier", lambda r: f"{r.tier_title} {r.plan_words}".strip(), width=206, least=144,
               paint=cells.paint_tier),
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
