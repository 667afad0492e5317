"""The plans of the team in one quarter: who has one, where it stands, and all of them on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget

from coachdesk import planning
from coachdesk.analysis.words import day, due, plural, weekday
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.plans import Plan, PlanStatus
from ui import theme
from ui.bridge import Bridge
from ui.commands import Command
from ui.dialogs.print_plans import PlansSheet
from ui.records import Column, RecordTable
from ui.widgets.avatar import paint_avatar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chips import paint_chip
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.page import PageFrame

TONES = {PlanStatus.DRAFT: "watch", PlanStatus.CLOSED: "neutral"}
WORDS = {
    PlanStatus.DRAFT: "Draft", PlanStatus.AGREED: "Agreed", PlanStatus.CHECKED: "Checked", PlanStatus.CLOSED: "Closed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One rep in the quarter, with or without a plan."""

    rep: Rep
    plan: Plan | None
    status: str
    tone: str
    focus: str
    goals: int | None
    issue: str
    coming: date | None
    coming_words: str


class PlansPage(PageFrame):
    """A row for each rep; several can be selected and printed together."""

    watches = frozenset({"plan", "goal", "plan_issue", "rep", "skill", "setting"})
    ready_when_made = True
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Plans", scrolls=False)
        self.bridge = bridge
        self.quarter = Quarter.of(bridge.today())
        self._rows: tuple[PlanRow, ...] = ()
        self.table = RecordTable(_columns(), lambda row: row.rep.id, label="Plans of the quarter", row_height=48)
        self.table.opened.connect(self._open_row)
        self.table.selection_changed.connect(self._show_selection)
        self.create_button = Button("Create missing drafts", icon="plus", on=self.create_missing)
        self.print_button = Button("Print all plans…", "primary", "printer", self.print_all)
        before = IconButton("Quarter before", "chevron-left", lambda: self.turn(-1))
        after = IconButton("Next quarter", "chevron-right", lambda: self.turn(1))
        self.add_action(before, after, self.create_button, self.print_button)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        to_team = Button("Go to the team", "primary", "users", lambda: self.asked.emit("team", {}))
        self.stack.addWidget(EmptyState("target", "Each rep’s plan for the quarter will be listed here.", to_team))
        self.add(self.stack, 1)
        self.add(self._selection_bar())
        self.refresh()

    def open(self, quarter: str | Quarter | None = None, **_rest: Any) -> None:
        """Show the plans of a quarter."""
        if quarter is not None:
            self.quarter = Quarter.parse(quarter) if isinstance(quarter, str) else quarter
        self.refresh()

    def title(self) -> str:
        """What the window says."""
        return f"Plans, {self.quarter.title}"

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of this page."""
        return (
            Command("plans.print", "Print all plans of the quarter", self.print_all, "Ctrl+P"),
            Command("plans.create", "Create missing drafts", self.create_missing, "Ctrl+N"),
            Command("plans.previous", "Plans of the quarter before", lambda: self.turn(-1)),
            Command("plans.next", "Plans of the next quarter", lambda: self.turn(1)),
        )

    def refresh(self) -> None:
        """Show the plans as they are now."""
        desk = self.bridge.desk
        plans = {plan.rep_id: plan for plan in desk.plans.all(self.quarter)}
        skills = {skill.id: skill.name for skill in desk.skills.all(include_archived=True)}
        reps = [rep for rep in desk.people.all() if rep.present or rep.id in plans]
        self._rows = tuple(self._row(rep, plans.get(rep.id or 0), skills) for rep in reps)
        self.table.set_records(self._rows)
        missing, issued = len(reps) - len(plans), sum(bool(row.issue) for row in self._rows)
        said = [f"{len(plans)} of {plural(len(reps), 'rep')} with a plan", f"{issued} issued"]
        self.set_title(self.title(), " · ".join(said) if reps else "")
        self.create_button.setEnabled(missing > 0)
        self.print_button.setEnabled(bool(plans))
        self.stack.setCurrentIndex(0 if reps else 1)
        for button in (self.create_button, self.print_button):
            button.setVisible(bool(reps))
        self._show_selection()

    def turn(self, by: int) -> None:
        """Go to the quarter before or after."""
        self.open(quarter=self.quarter.plus(by))

    def create_missing(self) -> None:
        """A draft for each rep who has no plan, in one step."""
        reps = [row.rep for row in self._rows if row.plan is None and row.rep.present]
        if reps:
            self.bridge.run(lambda: self._create(reps))

    def print_all(self) -> None:
        """All plans of the quarter on paper or as PDF."""
        self._ask([row.plan for row in self._rows if row.plan])

    def print_selected(self) -> None:
        """The selected plans on paper or as PDF."""
        self._ask([row.plan for row in self.table.selected() if row.plan])

    def _create(self, reps: list[Rep]) -> None:
        with self.bridge.desk.store.change(f"Start {plural(len(reps), 'plan')} for {self.quarter.title}"):
            for rep in reps:
                planning.create_plan(self.bridge.desk, rep, self.quarter, self.bridge.today())

    def _ask(self, plans: list[Plan]) -> None:
        if plans:
            PlansSheet(self.bridge, plans, self).exec()

    def _row(self, rep: Rep, plan: Plan | None, skills: dict[int | None, str]) -> PlanRow:
        if plan is None or plan.id is None:
            return PlanRow(rep, None, "no plan yet", "", "", None, "", None, "")
        issues = self.bridge.desk.plans.issues(plan.id)
        focus = skills.get(plan.focus_id, "") + (f" → {plan.focus_level}" if plan.focus_level else "")
        coming, words = _coming(plan, self.bridge.today())
        goals = len(self.bridge.desk.plans.goals(plan.id))
        return PlanRow(
            rep, plan, WORDS[plan.status], TONES.get(plan.status, "good"), focus, goals,
            f"{issues[-1].number} · {day(issues[-1].day)}" if issues else "", coming, words,
        )  # fmt: skip

    def _open_row(self, row: PlanRow) -> None:
        self.asked.emit("plan", {"rep_id": row.rep.id, "quarter": str(self.quarter)})

    def _selection_bar(self) -> QFrame:
        self.bar = QFrame()
        self.bar.setProperty("kind", "banner")
        self.bar.setProperty("tone", "accent")
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(14, 6, 8, 6)
        self.selected_words = Label("", "medium", "accentText")
        row.addWidget(self.selected_words, 1)
        row.addWidget(Button("Print selected…", icon="printer", on=self.print_selected, small=True))
        return self.bar

    def _show_selection(self) -> None:
        chosen = self.table.selected()
        planned = sum(row.plan is not None for row in chosen)
        self.bar.setVisible(len(chosen) > 1)
        self.selected_words.setText(f"{plural(len(chosen), 'rep')} selected, {planned} with a plan")


def _coming(plan: Plan, today: date) -> tuple[date | None, str]:
    """The next date that the two agreed on, and what happens on it."""
    steps = {
        PlanStatus.DRAFT: ((plan.check_day, "mid-quarter check"), (plan.close_day, "close")),
        PlanStatus.AGREED: ((plan.check_day, "mid-quarter check"), (plan.observe_day, "observe again")),
        PlanStatus.CHECKED: ((plan.observe_day, "observe again"), (plan.close_day, "close")),
    }.get(plan.status, ())
    known = [(when, what) for when, what in steps if when]
    when, what = next(((w, t) for w, t in known if w >= today), known[0] if known else (None, ""))
    if when is None:
        return None, ""
    return when, f"{what}, {due(when, today)}" if when < today else f"{weekday(when)}, {what}"


def _paint_rep(painter: QPainter, place: QRectF, row: PlanRow, _chosen: bool) -> None:
    paint_avatar(painter, QRectF(place.left(), place.center().y() - 14, 28, 28), row.rep.name)
    painter.setFont(theme.font("medium"))
    painter.setPen(theme.colour("text"))
    room = place.adjusted(38, 0, 0, 0)
    words = painter.fontMetrics().elidedText(row.rep.name, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


def _paint_status(painter: QPainter, place: QRectF, row: PlanRow, _chosen: bool) -> None:
    if row.plan is not None:
        paint_chip(painter, place, row.status, row.tone)
        return
    painter.setPen(theme.colour("text3"))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, row.status)


def _columns() -> tuple[Column, ...]:
    return (
        Column("Rep", lambda row: row.rep.name, width=210, paint=_paint_rep),
        Column("Status", lambda row: row.status, width=120, paint=_paint_status),
        Column("Focus", lambda row: row.focus or None, width=240),
        Column("Goals", lambda row: row.goals, align="right", width=70),
        Column("Issue", lambda row: row.issue or None, width=110),
        Column("Next date", lambda row: row.coming_words or None, width=220, sort=lambda row: row.coming or date.max),
    )
