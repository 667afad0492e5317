"""Where it sticks: what keeps a rep from the goal, each with its evidence, a question, and a way to go on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk import diagnosing, funnels
from coachdesk.analysis import words
from coachdesk.analysis.diagnosis import Diagnosis, Finding, Strength
from coachdesk.domain.findings import Dismissal
from coachdesk.domain.periods import Quarter
from coachdesk.moving import moves
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.pages.rep.finding_card import FindingCard
from ui.pages.rep.findings import Findings
from ui.pages.rep.looked import AsideCard, LookedCard
from ui.pages.rep.seen import Seen
from ui.pages.rep.stands import ahead_of
from ui.pages.rep.stop_card import StopCard
from ui.refusals import refusal_of
from ui.widgets.card import Card
from ui.widgets.columns import Columns
from ui.widgets.labels import Label
from ui.widgets.move_card import MoveCard


class StickView(QWidget):
    """One rep at a time; `asked` for the page of a skill, a course, a session or the numbers."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._seen: Seen | None = None
        self.found: Diagnosis | None = None
        self.stops, self.findings = StopCard(), Findings()
        self.nothing = Card("Nothing stands out", "search")
        self.nothing_words = Label("", "body", "text2", wrap=True)
        self.nothing.add(self.nothing_words)
        self.not_found = LookedCard("Checked and not found", "check", "check")
        self.too_early = LookedCard("Can’t tell yet", "circle-help")
        self.moved, self.aside = MoveCard(), AsideCard()
        self._lay_out()
        self._connect()

    @property
    def summary(self) -> str:
        """The diagnosis in one line."""
        return self.found.summary if self.found else ""

    @property
    def cards(self) -> list[FindingCard]:
        """The findings as they stand."""
        return self.findings.cards

    def show_rep(self, seen: Seen) -> None:
        """Look at a rep's own records again."""
        self._seen = seen
        desk, rep = self._bridge.desk, seen.records.rep
        self.found = found = diagnosing.diagnosis(desk, rep, seen.today, seen.records)
        self.findings.show_findings(seen.rep_id, found.findings, ahead_of(self._bridge, seen))
        self._show_stops()
        self.nothing.setVisible(not found.findings)
        self.nothing.set_heading("Nothing stands out" if found.not_found else "Too early to tell")
        self.nothing_words.setText(nothing_words(found, rep.first_name))
        self.not_found.show_looked(found.not_found)
        self.too_early.show_looked(found.too_early)
        self.moved.show_moves(moves(desk, rep, seen.today, seen.records))
        self.aside.show_aside(found.set_aside, seen.today)

    def ask_first(self) -> None:
        """Put the first question that stands on no agenda yet on the next one."""
        free = next((card for card in self.cards if not card.standing.agenda), None)
        if free is not None:
            self.add(free.finding)
        else:
            self._bridge.say("No question to add: each one is on the agenda, or nothing was found.")

    def add(self, finding: Finding) -> None:
        """Put the question on the agenda of the next one-on-one."""
        if self._seen is not None:
            rep, now = self._seen.records.rep, self._bridge.now()
            self._bridge.run(partial(diagnosing.to_agenda, self._bridge.desk, rep, finding, now))

    def plan(self, finding: Finding) -> None:
        """Put the finding into the plan of this quarter."""
        if self._seen is not None:
            rep, today = self._seen.records.rep, self._seen.today
            self._bridge.run(partial(diagnosing.to_plan, self._bridge.desk, rep, finding, today))

    def set_aside(self, finding: Finding, reason: str) -> None:
        """Set a finding aside for a reason; without one its card says what is missing."""
        card = self.findings.card_of(finding.cause)
        if self._seen is None or card is None:
            return
        rep, today = self._seen.records.rep, self._seen.today
        card.refuse(refusal_of(partial(diagnosing.set_aside, self._bridge.desk, rep, finding, today, reason)))

    def take_back(self, dismissal: Dismissal) -> None:
        """Let a cause be told again."""
        self._bridge.run(partial(diagnosing.take_back, self._bridge.desk, dismissal))

    def _show_stops(self) -> None:
        if self._seen is not None and self.found is not None:
            rep, today, span = self._seen.records.rep, self._seen.today, self.stops.span.current
            year = self.found.funnel if span == "year" else None
            funnel = year or funnels.rep_funnel(self._bridge.desk, rep, today, span)
            self.stops.show_funnel(funnel, rep.first_name, steps_that_stick(self.found))

    def _ask(self, page: str, **args: object) -> None:
        if self._seen is not None:
            self.asked.emit(page, {"rep_id": self._seen.rep_id, **args})

    def _open_session(self) -> None:
        session = ahead_of(self._bridge, self._seen).session if self._seen else None
        if session is not None and session.id is not None:
            self.asked.emit("meeting" if session.going_on else "prepare", {"session_id": session.id})

    def _open_plan(self) -> None:
        self._ask("plan", quarter=str(Quarter.of(self._bridge.today())))

    def _open_course(self, course_id: int) -> None:
        self.asked.emit("training", {"view": "courses", "course_id": course_id})

    def _connect(self) -> None:
        cards = self.findings
        cards.agenda_asked.connect(self.add)
        cards.plan_asked.connect(self.plan)
        cards.aside_asked.connect(self.set_aside)
        cards.session_asked.connect(self._open_session)
        cards.plan_opened.connect(self._open_plan)
        cards.skill_asked.connect(lambda skill_id: self._ask("rep", tab="skills", skill_id=skill_id))
        cards.course_asked.connect(self._open_course)
        self.stops.span_asked.connect(self._show_stops)
        self.stops.import_asked.connect(lambda: sheet("import")(self._bridge, self).open())
        self.stops.typing_asked.connect(lambda: self.asked.emit("numbers", {"view": "results"}))
        self.aside.back.connect(self.take_back)

    def _lay_out(self) -> None:
        columns = Columns()
        for widget in (self.stops, self.findings, self.nothing):
            columns.main.addWidget(widget)
        columns.main.addStretch(1)
        for card in (self.not_found, self.too_early, self.moved, self.aside):
            columns.side.addWidget(card)
        columns.side.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(columns)


def nothing_words(found: Diagnosis, name: str) -> str:
    """What stands in the place of findings, and what to do."""
    if found.not_found:
        looked = words.plural(len(found.not_found), "cause was", "causes were")
        return f"{looked} looked at and not found. Ask {name} what goes well, so that it goes on."
    return f"Bring in {name}’s numbers week by week and note what you see: what stands in the way then shows here."


def steps_that_stick(found: Diagnosis) -> frozenset[str]:
    """The keys of the funnel's steps that a signal speaks of; the win rate speaks for the last one."""
    causes = {one.cause for one in found.findings if one.strength is Strength.SIGNAL}
    steps = {cause.removeprefix("conversion ") for cause in causes if cause.startswith("conversion ")}
    last = {found.funnel.conversions[-1].key} if "win rate" in causes and found.funnel else set()
    return frozenset(steps | last)
