"""The desk: one open team file with everything that can be asked of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from coachdesk import planning, views
from coachdesk import starter as starter_content
from coachdesk.analysis.facts import RepFacts, TeamFacts
from coachdesk.analysis.measured import MeasureFacts
from coachdesk.analysis.paper import PlanPaper
from coachdesk.analysis.records import RepRecords
from coachdesk.domain.audiences import Audience
from coachdesk.domain.errors import DeskError
from coachdesk.domain.measures import Measure
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.plans import Plan, PlanIssue
from coachdesk.storage.agenda import Agendas, Questions
from coachdesk.storage.assessments import Assessments
from coachdesk.storage.baselines import Baselines
from coachdesk.storage.busy import BusyTimes, ToldEvents
from coachdesk.storage.check import check
from coachdesk.storage.commitments import Commitments
from coachdesk.storage.courses import Courses
from coachdesk.storage.deals import Deals
from coachdesk.storage.drafts import Drafts
from coachdesk.storage.findings import Dismissals
from coachdesk.storage.forms import Forms
from coachdesk.storage.frameworks import Frameworks
from coachdesk.storage.improvement import ImprovementPlans
from coachdesk.storage.keeping import Backups
from coachdesk.storage.market import Market
from coachdesk.storage.measures import Measures
from coachdesk.storage.months import MonthNotes
from coachdesk.storage.people import People
from coachdesk.storage.plans import Plans
from coachdesk.storage.recipes import Recipes
from coachdesk.storage.results import Results
from coachdesk.storage.rhythms import Absences, Rhythms
from coachdesk.storage.roles import Roles
from coachdesk.storage.scorecards import Scorecards
from coachdesk.storage.sessions import Sessions
from coachdesk.storage.settings import Settings
from coachdesk.storage.skills import Skills
from coachdesk.storage.store import Store
from coachdesk.storage.targets import Targets
from coachdesk.storage.training import Trainings


class Desk:
    """A team: its topics as attributes, and the verbs that span several of them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.backup_problem = ""
        self.settings = Settings(store)
        self.roles = Roles(store)
        self.people = People(store)
        self.measures = Measures(store)
        self.targets = Targets(store)
        self.results = Results(store)
        self.frameworks = Frameworks(store)
        self.skills = Skills(store)
        self.assessments = Assessments(store)
        self.market = Market(store)
        self.scorecards = Scorecards(store)
        self.forms = Forms(store)
        self.sessions = Sessions(store)
        self.commitments = Commitments(store)
        self.agendas = Agendas(store)
        self.questions = Questions(store)
        self.deals = Deals(store)
        self.rhythms = Rhythms(store)
        self.absences = Absences(store)
        self.courses = Courses(store)
        self.trainings = Trainings(store)
        self.busy = BusyTimes(store)
        self.told_events = ToldEvents(store)
        self.plans = Plans(store)
        self.baselines = Baselines(store)
        self.dismissals = Dismissals(store)
        self.improvement_plans = ImprovementPlans(store)
        self.month_notes = MonthNotes(store)
        self.recipes = Recipes(store)
        self.backups = Backups(store)
        self.drafts = Drafts(store)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, now: Callable[[], datetime] = datetime.now) -> Desk:
        """Open a team file, with a backup once a day when it has changed; `DeskError` says why one is refused.

        A backup that fails does not keep the file shut: `backup_problem` says what went wrong.
        """
        desk = cls(Store(path, read_only=read_only, now=now))
        if not read_only:
            try:
                desk.backups.daily(now().date())
            except DeskError as problem:
                desk.backup_problem = str(problem)
        return desk

    @classmethod
    def create(cls, path: Path, *, starter: bool = True, now: Callable[[], datetime] = datetime.now) -> Desk:
        """A new team file, with the starter content unless it is to be empty."""
        desk = cls(Store(path, create=True, now=now))
        if starter:
            starter_content.fill(desk.store)
        return desk

    def add_starter_skills(self, framework_id: int | None = None) -> int:
        """The skills that a new file begins with, for a framework that lacks them; says how many were added."""
        return starter_content.add_skills(self.store, framework_id)

    def add_starter_questions(self) -> None:
        """The questions that a new file begins with, for one that has none."""
        starter_content.add_questions(self.store)

    def add_starter_criteria(self) -> None:
        """The fit criteria that a new file begins with, for one that has none."""
        starter_content.add_criteria(self.store)

    def add_starter_scorecards(self) -> None:
        """The scorecards that a new file begins with, for one that has none."""
        starter_content.add_scorecards(self.store)

    def add_starter_courses(self) -> int:
        """The courses that a new file begins with, as far as they are missing; says how many were added."""
        return starter_content.add_courses(self.store)

    def check(self) -> tuple[str, ...]:
        """One sentence for each thing that is wrong with the file."""
        return check(self.store)

    def rep_records(self, rep: Rep, today: date | None = None) -> RepRecords:
        """All that is held about one rep, for analysis."""
        return views.rep_records(self, rep, today)

    def rep_facts(self, rep: Rep, today: date, window: str = "2 years") -> RepFacts:
        """A rep's page."""
        return views.rep_facts(self, rep, today, window)

    def team_facts(self, today: date) -> TeamFacts:
        """The team's list."""
        return views.team_facts(self, today)

    def measure_facts(self, rep: Rep, measure: Measure, today: date, window: str = "2 years") -> MeasureFacts:
        """One measure of one rep."""
        return views.measure_facts(self, rep, measure, today, window)

    def plan_paper(self, plan: Plan, audience: Audience, today: date, *, private: bool = False) -> PlanPaper:
        """A plan as it stands, for one reader."""
        return planning.plan_paper(self, plan, audience, today, private=private)

    def create_plan(self, rep: Rep, quarter: Quarter, today: date) -> Plan:
        """Start a plan with everything known filled in."""
        return planning.create_plan(self, rep, quarter, today)

    def advance_plan(self, plan: Plan, today: date) -> Plan:
        """One step on in the quarter's cycle."""
        return planning.advance_plan(self, plan, today)

    def carry_over(self, plan: Plan, today: date) -> Plan:
        """The next quarter's plan, with what is still open."""
        return planning.carry_over(self, plan, today)

    def issue_plan(self, plan: Plan, today: date) -> PlanIssue:
        """Freeze the plan as a numbered print."""
        return planning.issue_plan(self, plan, today)

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
