"""The numbers page: type, paste and read results and targets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHeaderView, QLineEdit, QStackedWidget, QVBoxLayout

from coachdesk.analysis import words
from coachdesk.domain.measures import Measure
from coachdesk.domain.people import Rep
from ui import theme
from ui.bridge import Bridge
from ui.commands import Command
from ui.dialogs import sheet
from ui.pages.numbers.export import ExportButton
from ui.pages.numbers.funnel_view import FunnelView
from ui.pages.numbers.goal_view import GoalView
from ui.pages.numbers.measure_card import MeasureCard
from ui.pages.numbers.results import ResultGrid
from ui.pages.numbers.targets import TargetGrid
from ui.pages.numbers.tools import NumberTools
from ui.pages.numbers.typing import period_words
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.number_grid import GridEdit, NumberGrid
from ui.widgets.page import PageFrame


class NumbersPage(PageFrame):
    """Results by period or targets by quarter of one measure, the funnel, and the way back from quota."""

    watches = frozenset({"rep", "role", "measure", "result", "baseline", "target", "setting", "deal", "deal_stage"})
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Numbers", scrolls=False)
        self.bridge = bridge
        self._shown: ResultGrid | TargetGrid | None = None
        self.tools = NumberTools()
        self.tools.changed.connect(self.refresh)
        self.grid = NumberGrid("Numbers")
        self.grid.edited.connect(self.keep)
        self.card = MeasureCard(self.edit_measure)
        self.export = ExportButton(bridge)
        self.new = Button("Add measure", "primary", "plus", on=self.add_measure)
        self.funnel, self.goals = FunnelView(bridge), GoalView(bridge)
        self.goals.said.connect(lambda words: self.set_title("Numbers", words))
        self.add_action(self.export, Button("Import numbers", icon="upload", on=self.bring_in))
        self.add_action(self.new, self.goals.accept)
        self.stack = QStackedWidget()
        empty = no_reps(lambda: self.asked.emit("team", {})), no_measures(self.add_measure)
        for widget in (framed(self.grid), *empty, self.funnel, self.goals):
            self.stack.addWidget(widget)
        self.funnel.asked.connect(self.asked)
        self.add(self.tools)
        self.add(self.stack, 1)
        self.add(self.card)
        theme.changed.connect(self._dress)
        self._dress()
        self.refresh()

    @property
    def filter_field(self) -> QLineEdit:
        """Where the slash key puts the keyboard."""
        return self.tools.filter

    def title(self) -> str:
        """What the window calls this page."""
        return "Numbers"

    def open(self, **args: Any) -> None:
        """Show a `view` (results, targets, funnel, goals), a measure by `measure_id`, or a rep's funnel or goals."""
        if "view" in args:
            self.tools.view.set_current(args["view"])
            self.tools.back = 0
        if "measure_id" in args:
            self.tools.choose(args["measure_id"], self.bridge.desk.measures.all())
        whom = {key: args[key] for key in ("rep_id", "role_id", "span", "quarter") if key in args}
        if whom and self.tools.view.current == "funnel":
            self.funnel.choose(**whom)
        elif whom and self.tools.view.current == "goals":
            self.goals.choose(**whom)
        self.refresh()

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of this page."""
        return (
            Command("numbers.import", "Import numbers", self.bring_in, "Ctrl+I"),
            Command("numbers.measure", "Add a measure", self.add_measure, "Ctrl+N"),
            Command("numbers.edit", "Edit the measure on show", self.edit_measure),
            Command("numbers.results", "Show results", partial(self.open, view="results")),
            Command("numbers.targets", "Show targets", partial(self.open, view="targets")),
            Command("numbers.funnel", "Show the funnel", partial(self.open, view="funnel")),
            Command("numbers.goals", "Work back from quota", partial(self.open, view="goals")),
            Command("numbers.export", "Export results", partial(self.export.ask, "results", "csv")),
        )

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """The other views, for the pictures of the tour."""
        return tuple((name, partial(self.open, view=name)) for name in ("targets", "funnel", "goals"))

    def refresh(self) -> None:
        """Show the numbers as they are now."""
        desk = self.bridge.desk
        reps = [rep for rep in desk.people.all() if rep.present]
        measures = desk.measures.all()
        self.tools.show_measures(measures)
        measure = self.measure
        there = bool(reps) and measure is not None
        self.tools.setVisible(there)
        self.tools.fit_view()
        self.card.setVisible(there and self.tools.on_grid)
        self.goals.accept.setVisible(there and self.tools.view.current == "goals")
        self.new.setVisible(self.tools.view.current != "goals" or not there)
        if measure is None or not reps:
            self._shown = None
            self.stack.setCurrentIndex(2 if reps else 1)
            self.set_title("Numbers")
        elif self.tools.on_grid:
            self._show_grid(measure, reps)
        else:
            part = self.goals if self.tools.view.current == "goals" else self.funnel
            self.stack.setCurrentWidget(part)
            self.set_title("Numbers", part.refresh())

    def _show_grid(self, measure: Measure, reps: list[Rep]) -> None:
        desk, today = self.bridge.desk, self.bridge.today()
        self.stack.setCurrentIndex(0)
        kept = [rep for rep in reps if self.tools.filter.text().casefold().strip() in rep.name.casefold()]
        kind = ResultGrid if self.tools.view.current == "results" else TargetGrid
        shown = self._shown = kind(desk, measure, kept, today, self.tools.back)
        self.set_title("Numbers", summary_of(shown, measure, len(reps)))
        self.grid.numbers.show_cells(shown.heads, shown.columns, shown.cells())
        self.grid.setAccessibleName(f"{measure.name}, {self.tools.view.current}")
        self.tools.show_span(shown.columns[0], shown.columns[-1])
        self.card.show_measure(measure, {m.id: m.name for m in desk.measures.all(include_archived=True)})

    @property
    def measure(self) -> Measure | None:
        """The measure on show."""
        wanted = self.tools.measure_id
        return next((m for m in self.bridge.desk.measures.all() if m.id == wanted), None)

    def keep(self, edits: list[GridEdit]) -> None:
        """Save what was typed or pasted in one step, or say why not."""
        shown = self._shown
        if shown is not None:
            self.bridge.run(lambda: shown.save(edits))

    def add_measure(self) -> None:
        """Open the form for a new measure."""
        sheet("measure")(self.bridge, None, self).open()

    def edit_measure(self) -> None:
        """Open the form of the measure on show."""
        if self.measure is not None:
            sheet("measure")(self.bridge, self.measure, self).open()

    def bring_in(self) -> None:
        """Open the import."""
        sheet("import")(self.bridge, self).open()

    def _dress(self) -> None:
        self.grid.numbers.signal_colour = theme.colour("d2")
        line, chosen, ink = (theme.colour(token).name() for token in ("border", "selected", "text"))
        self.grid.setStyleSheet(
            f"QTableView::item {{ padding: 0 8px; border: 0; border-bottom: 1px solid {line}; }}"
            f"QTableView::item:selected {{ background: {chosen}; color: {ink}; }}"
            "QTableView QLineEdit { padding: 0 10px; border-radius: 0; }"
        )


def no_reps(go: Callable[[], object]) -> EmptyState:
    """What stands here before there is anybody."""
    team = Button("Go to the team", "primary", "users", on=go)
    return EmptyState("users", "Numbers belong to people: add the first rep, then type or import here.", team)


def no_measures(add: Callable[[], object]) -> EmptyState:
    """What stands here before anything is counted."""
    first = Button("Add the first measure", "primary", "plus", on=add)
    return EmptyState("hash", "Here you type and paste numbers, once something is counted.", first)


def framed(grid: NumberGrid) -> QFrame:
    """The grid on its ground, its columns as wide as there is room."""
    frame = QFrame()
    frame.setProperty("kind", "table")
    inner = QVBoxLayout(frame)
    inner.setContentsMargins(1, 6, 1, 6)
    inner.addWidget(grid)
    across, down = grid.horizontalHeader(), grid.verticalHeader()
    grid.setShowGrid(False)
    across.setMinimumSectionSize(72)
    across.setHighlightSections(False)
    down.setHighlightSections(False)
    across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    down.setDefaultSectionSize(38)
    return frame


def summary_of(shown: ResultGrid | TargetGrid, measure: Measure, reps: int) -> str:
    """What is on show in one line: "8 reps · week of 16 Nov is the newest · 3 gaps"."""
    if isinstance(shown, TargetGrid):
        return f"{words.plural(reps, 'rep')} · targets of {measure.name} by quarter"
    newest = shown.newest()
    said = f"{period_words(newest, measure.cadence)} is the newest" if newest else "no numbers yet"
    return f"{words.plural(reps, 'rep')} · {said} · {words.plural(shown.gaps(), 'gap')}"
