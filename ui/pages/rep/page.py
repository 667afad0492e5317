"""One rep: header, tabs, and the dialogs that the page opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QTabBar

from coachdesk.analysis import words
from coachdesk.analysis.facts import RepFacts, rep_facts
from coachdesk.analysis.tiers import Tier
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from ui.bridge import Bridge
from ui.commands import Command
from ui.dialogs.observe import ObserveSheet
from ui.dialogs.rate import RateSheet
from ui.dialogs.rep_sheet import RepSheet
from ui.pages.rep.coach_tab import CoachTab
from ui.pages.rep.fit_tab import FitTab
from ui.pages.rep.history_tab import HistoryTab
from ui.pages.rep.number_tab import NumberTab
from ui.pages.rep.overview import Overview
from ui.pages.rep.paper import print_plan
from ui.pages.rep.plan_tab import PlanTab
from ui.pages.rep.seen import Seen
from ui.pages.rep.skill_tab import SkillTab
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.one_of import OneOf
from ui.widgets.page import PageFrame

TABS = (
    ("overview", "Overview"),
    ("plan", "Plan"),
    ("skills", "Skills"),
    ("numbers", "Numbers"),
    ("coaching", "Coaching"),
    ("fit", "Fit"),
    ("history", "History"),
)
TIER_TONES = {Tier.TOP: "good", Tier.PERFORMER: "neutral", Tier.UNDER: "risk", Tier.RAMPING: "info"}
WATCHED = frozenset({
    "rep", "role", "measure", "target", "result", "skill", "skill_level", "role_skill", "observation", "assessment",
    "rating", "session", "session_rep", "commitment", "plan", "goal", "action", "setting", "deal", "fit_answer",
    "fit_criterion", "debrief", "framework", "framework_version", "rep_skill", "sent_form", "market_change",
    "market_change_skill", "course", "course_skill", "training", "attendance", "follow_up", "baseline", "role_change",
    "dismissal", "agenda_item", "question", "deal_stage", "absence", "rhythm", "improvement_plan",
    "improvement_check", "support",
})  # fmt: skip


class RepPage(PageFrame):
    """Shows the rep it was opened with; without one, the first of the team."""

    watches = WATCHED
    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Rep")
        self._bridge = bridge
        self._rep_id: int | None = None
        self._seen: Seen | None = None
        self.avatar = Avatar("", 46)
        self.set_lead(self.avatar)
        self.note = Button("Note what I saw", "primary", "message-square", self.observe, tip="Ctrl+O")
        self.add_action(IconButton("Edit this rep", "pencil", self.edit_rep, "normal"), self.note)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("Views of the rep")
        self.set_tabs(self.tabs)
        self._stack = OneOf()
        self.overview, self.plan, self.skills = Overview(bridge), PlanTab(bridge), SkillTab(bridge)
        self.numbers, self.history = NumberTab(bridge), HistoryTab()
        self.coaching, self.fit = CoachTab(bridge), FitTab(bridge)
        for asking in (self.plan, self.coaching, self.skills, self.numbers):
            asking.asked.connect(self.asked)
        self._parts = (
            self.overview, self.plan, self.skills, self.numbers, self.coaching, self.fit, self.history,
        )  # fmt: skip
        for part, (_, name) in zip(self._parts, TABS):
            self.tabs.addTab(name)
            self._stack.add(part)
        self.add(self._stack)
        self.tabs.currentChanged.connect(self._show_tab)
        _connect(self, bridge)

    def open(self, rep_id: int | None = None, tab: str = "", **more: object) -> None:
        """Show a rep, at a tab when one is named."""
        self._rep_id = rep_id if rep_id is not None else self._rep_id
        self.skills.point_at(more)
        self.numbers.point_at(more)
        if tab:
            with QSignalBlocker(self.tabs):  # the tab is shown once, with what is read now
                self.tabs.setCurrentIndex([name for name, _ in TABS].index(tab))
        self.refresh()

    def title(self) -> str:
        """The name of the rep."""
        return self._seen.records.rep.name if self._seen else "Rep"

    def refresh(self) -> None:
        """Read the rep again and show the tab that is open."""
        rep = self._rep()
        self._seen = None
        self.tabs.setEnabled(rep is not None)
        self.note.setEnabled(rep is not None)
        if rep is None:
            self.set_title("Rep", "Add a rep on the page Team first.")
            return
        today = self._bridge.today()
        records = self._bridge.desk.rep_records(rep, today)
        self._seen = Seen(records, rep_facts(records, today), today)
        _show_header(self, self._seen.facts)
        self._show_tab()

    def commands(self) -> tuple[Command, ...]:
        """What can be done for this rep."""
        return _commands(self)

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """Each tab, for the pictures of the tour."""
        return tour_stops(self)

    def observe(self, skill_id: int | None = None) -> None:
        """Open the sheet for an observation of this rep."""
        if self._seen is not None:
            chosen = self.skills.view.current if TABS[self.tabs.currentIndex()][0] == "skills" else None
            skill_id = skill_id or chosen or telling_skill(self._seen.facts)
            ObserveSheet(self._bridge, self._bridge.desk.people.all(), self._rep_id, skill_id, self).open()

    def rate(self, skill_name: str) -> None:
        """Open the sheet to rate a skill of this rep."""
        if self._seen is not None:
            skill = self._bridge.desk.skills.by_name(skill_name)
            RateSheet(self._bridge, self._seen.records.rep, skill, self).open()

    def assess(self) -> None:
        """Ask the window for the rating form of this rep."""
        self.asked.emit("assess", {"rep_id": self._rep_id})

    def edit_rep(self) -> None:
        """Open the form of this rep."""
        if self._seen is not None:
            RepSheet(self._bridge, self._seen.records.rep, self).open()

    def open_plan(self) -> None:
        """Open the plan of this quarter; start it first when there is none."""
        if self._seen is None:
            return
        rep, today, plan = self._seen.records.rep, self._seen.today, self._seen.facts.plan
        create = self._bridge.desk.create_plan
        plan = plan or self._bridge.run(lambda: create(rep, Quarter.of(today), today))
        if plan is not None:
            self.show_plan(plan.id or 0)

    def show_plan(self, plan_id: int) -> None:
        """Ask the window for the editor of a plan."""
        quarter = self._bridge.desk.plans.one(plan_id).period
        self.asked.emit("plan", {"rep_id": self._rep_id, "quarter": str(quarter)})

    def add_commitment(self) -> None:
        """Put the cursor into the line of a new commitment."""
        self.tabs.setCurrentIndex(0)
        self.overview.commitments.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_improvement(self) -> None:
        """Ask the window for the improvement plan of this rep."""
        self.asked.emit("improvement", {"rep_id": self._rep_id})

    def start_baseline(self) -> None:
        """Open the sheet for a new baseline of what the tab shows: the chosen measure, or the chosen skill."""
        starts = {"skills": self.skills.start_baseline, "numbers": self.numbers.start_baseline}
        if self._seen is not None:
            starts.get(TABS[self.tabs.currentIndex()][0], self.overview.progression.start_baseline)()

    def _rep(self) -> Rep | None:
        """The rep in question, else the first; a removed one gives place to the first."""
        reps = self._bridge.desk.people.all(include_archived=True)
        chosen = next((r for r in reps if r.id == self._rep_id), None)
        chosen = chosen or next((r for r in reps if r.present), None)
        self._rep_id = chosen.id if chosen else None
        return chosen

    def _show_tab(self, _index: int = 0) -> None:
        index = self.tabs.currentIndex()
        self._stack.show_one(index)
        if self._seen is not None:
            self._parts[index].show_rep(self._seen)

    def ask_numbers(self) -> None:
        """Ask the window for the page where numbers are typed."""
        self.asked.emit("numbers", {"view": "results"})


def _show_header(page: RepPage, facts: RepFacts) -> None:
    rep, coming = facts.rep, facts.next_session
    when = f"next one-on-one {words.weekday(coming.start.date())} {coming.start:%H:%M}" if coming else ""
    page.avatar.show_name(rep.name)
    page.set_title(rep.name, " · ".join(p for p in (facts.subtitle, when or "no one-on-one booked") if p))
    tier = (facts.tier.title, TIER_TONES.get(facts.tier.tier, "neutral"))
    away = () if rep.present else ((rep.status.value.capitalize(), "watch"),)
    page.set_chips(tier, (facts.tier.words, "neutral"), *away)


def _connect(page: RepPage, bridge: Bridge) -> None:
    """What the tabs ask for."""
    page.overview.skills.rate_asked.connect(page.rate)
    page.overview.skills.all_asked.connect(lambda: page.open(tab="skills"))
    page.overview.progression.numbers_asked.connect(page.ask_numbers)
    page.numbers.numbers_asked.connect(page.ask_numbers)
    for card in (page.overview.plan, page.plan):
        card.open_asked.connect(page.show_plan)
        card.print_asked.connect(lambda plan_id: print_plan(bridge, plan_id, page.title(), page))
        card.start_asked.connect(page.open_plan)


def _commands(page: RepPage) -> tuple[Command, ...]:
    return (
        Command("rep.observe", "Note what I saw", page.observe, "Ctrl+O"),
        Command("rep.edit", "Edit this rep", page.edit_rep, "F2"),
        Command("rep.assess", "Assess the skills", page.assess),
        Command("rep.plan", "Open this quarter’s plan", page.open_plan),
        Command("rep.improve", "Improvement plan of this rep", page.open_improvement),
        Command("rep.commit", "Add a commitment", page.add_commitment, "Ctrl+N"),
        Command("rep.baseline", "Start a new baseline", page.start_baseline),
        Command("rep.sticks", "Where it sticks", lambda: page.open(tab="numbers", view="sticks")),
        Command("rep.ask", "Add the first question to the agenda", lambda: ask_first(page)),
    )


def tour_stops(page: RepPage) -> tuple[tuple[str, Callable[[], object]], ...]:
    """Each tab, and each view of the numbers."""
    tabs = tuple((name, lambda name=name: page.open(tab=name, view="sticks")) for name, _ in TABS)
    more = (
        ("measures", lambda: page.open(tab="numbers", view="measures")),
        ("not-this", lambda: not_this(page)),
    )  # fmt: skip
    return (*tabs, *more)


def not_this(page: RepPage) -> None:
    """Open the line for the reason why the first finding is not it, for a picture."""
    page.open(tab="numbers", view="sticks")
    if page.numbers.sticks.cards:
        page.numbers.sticks.cards[0].ask_why()


def ask_first(page: RepPage) -> None:
    """Show where it sticks, and put the first question on the agenda of the next one-on-one."""
    page.open(tab="numbers", view="sticks")
    page.numbers.sticks.ask_first()


def telling_skill(facts: RepFacts) -> int | None:
    """The skill that a note is most likely about: the focus of the quarter, else the widest gap."""
    found = facts.focus or next(iter(facts.standings), None)
    return found.skill.id if found else None
