"""The Skills tab: the profile, what moved between two assessments, one skill's history, and the assessments."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from coachdesk import assessing
from coachdesk.analysis.profile import Profile, ProfileSkill
from coachdesk.analysis.skill_variation import SkillVariation, skill_variation
from coachdesk.domain.audiences import Audience
from coachdesk.reports import report
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.charts.profile import ProfileView
from ui.dialogs import sheet
from ui.dialogs.observe import ObserveSheet
from ui.dialogs.rate import RateSheet
from ui.pages.rep.assessed import AssessedCard
from ui.pages.rep.seen import Seen
from ui.pages.rep.skill_history import HistoryCard
from ui.pages.rep.skill_slope import SlopeCard
from ui.printing import ask_and_print
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.columns import Columns, row_of
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label

LEGEND = "target |   self ○   you ●   peer ▲"
NOTHING = "Rate a skill and it stands here, beside the target and the rep’s own view."


class SkillTab(QWidget):
    """Follows one rep in one framework; `asked` for the page of an assessment."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._seen: Seen | None = None
        self._framework_id: int | None = None
        self.profile: Profile | None = None
        self.index = Label("", "strong", elide=True)
        self.framework = QComboBox()
        self.framework.setAccessibleName("Framework")
        self.framework.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._frameworks: tuple[int, ...] = ()
        self.print_button = IconButton("Print the skills scorecard", "printer", self.print_card, "normal")
        self.send_button = Button("Send self-assessment", icon="upload", on=self.send)
        self.assess_button = Button("Assess", icon="check", on=self.assess)
        self.view, self.card = ProfileView(), Card("Profile", "layout-grid", LEGEND)
        self.empty = EmptyState("layout-grid", NOTHING, Button("Assess", "primary", "check", self.assess))
        self.slope, self.history, self.assessed = SlopeCard(bridge), HistoryCard(), AssessedCard(bridge)
        self._lay_out()
        self._connect()

    def show_rep(self, seen: Seen) -> None:
        """Show every skill of a rep."""
        self._seen = seen
        desk = self._bridge.desk
        frameworks = [(f.id or 0, f.name) for f in desk.frameworks.all()]
        self._show_frameworks(frameworks)
        self.profile = found = assessing.profile(desk, seen.records.rep, seen.today, self._framework_id)
        self.index.setText(found.index_words)
        self.print_button.setEnabled(bool(found.skills))
        known = any(s.manager is not None or s.target is not None or s.observations for s in found.skills)
        self.empty.setVisible(not known and not found.assessments)
        current = _current(found.skills, self.view.current)
        self.view.show_skills(found.skills, current.skill_id if current else None)
        self.card.setVisible(bool(found.skills))
        self.slope.show_rep(seen, found)
        self.assessed.show_rep(seen, found)
        self._show_history()

    def point_at(self, told: dict[str, Any]) -> None:
        """What a page that leads here says: the framework, and the assessment to compare with the one before."""
        self._framework_id = told.get("framework_id", self._framework_id)
        if "assessment_id" in told:
            self.slope.point_at(told["assessment_id"])
        if "skill_id" in told:
            self._point_at_skill(told["skill_id"])

    def _point_at_skill(self, skill_id: int) -> None:
        """Begin with this skill, in its framework."""
        skill = next((s for s in self._bridge.desk.skills.all() if s.id == skill_id), None)
        if skill is not None:
            self._framework_id = skill.framework_id or self._framework_id
            self.view.current = skill_id

    def assess(self) -> None:
        """Ask for the rating form."""
        if self._seen is not None:
            self.asked.emit("assess", {"rep_id": self._seen.rep_id, "framework_id": self._framework_id})

    def send(self) -> None:
        """Open the sheet that makes a self-assessment as PDF."""
        if self._seen is not None:
            asking = sheet("sendform")(self._bridge, self, rep_id=self._seen.rep_id, framework_id=self._framework_id)
            asking.open()

    def print_card(self) -> None:
        """Print the skills scorecard as it stands, for the rep."""
        pages = self._bridge.run(self.pages)
        if pages is not None and self._seen is not None:
            size = value_of("paper", self._bridge.desk.settings.all())
            ask_and_print(pages, f"{self._seen.records.rep.name}, skills", size, self)

    def pages(self) -> bytes:
        """The skills scorecard as it prints, on the paper of the settings."""
        assert self._seen is not None
        desk, rep = self._bridge.desk, self._seen.records.rep
        paper = assessing.skills_paper(desk, rep, Audience.REP, self._seen.today, framework_id=self._framework_id)
        pdf: bytes = report("skills").skills_pdf((paper,), value_of("paper", desk.settings.all()))
        return pdf

    def _rate(self) -> None:
        skill_id = self.view.current
        if self._seen is not None and skill_id is not None:
            RateSheet(self._bridge, self._seen.records.rep, self._bridge.desk.skills.one(skill_id), self).open()

    def _observe(self) -> None:
        if self._seen is not None:
            reps = self._bridge.desk.people.all()
            ObserveSheet(self._bridge, reps, self._seen.rep_id, self.view.current, self).open()

    def _show_history(self, _skill_id: int = 0) -> None:
        found, seen = self.profile, self._seen
        skill = next((s for s in found.skills if s.skill_id == self.view.current), None) if found else None
        self.history.setVisible(skill is not None)
        if skill is not None and seen is not None:
            history = assessing.history(self._bridge.desk, seen.records.rep, skill.skill_id, seen.today)
            self.history.show_skill(skill, history, seen.today, levels_of(seen, skill))

    def start_baseline(self) -> None:
        """Open the sheet for a new baseline of the skill that is shown."""
        if self._seen is not None and self.profile is not None:
            _ask_baseline(self, self._bridge, self._seen, self.profile, self.view.current)

    def _show_frameworks(self, frameworks: list[tuple[int, str]]) -> None:
        self._frameworks = tuple(at for at, _ in frameworks)
        if self._framework_id not in self._frameworks:
            self._framework_id = next(iter(self._frameworks), None)
        self.framework.clear()
        self.framework.addItems([name for _, name in frameworks])
        if self._framework_id is not None:
            self.framework.setCurrentIndex(self._frameworks.index(self._framework_id))
        self.framework.setVisible(len(frameworks) > 1)

    def _choose_framework(self, row: int) -> None:
        self._framework_id = self._frameworks[row]
        if self._seen is not None:
            self.show_rep(self._seen)

    def _lay_out(self) -> None:
        bar = row_of(self.index, self.framework, self.print_button, self.send_button, self.assess_button, spacing=10)
        bar.setStretch(0, 1)
        columns = Columns()
        self.card.add(self.view)
        for widget in (self.empty, self.slope, self.card):
            columns.main.addWidget(widget)
        columns.main.addStretch(1)
        for card in (self.history, self.assessed):
            columns.side.addWidget(card)
        columns.side.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addLayout(bar)
        whole.addWidget(columns)
        whole.addStretch(1)

    def _connect(self) -> None:
        self.framework.activated.connect(self._choose_framework)
        self.view.chosen.connect(self._show_history)
        self.history.rate_asked.connect(self._rate)
        self.history.note_asked.connect(self._observe)
        self.history.baseline_asked.connect(self.start_baseline)
        self.assessed.asked.connect(self.asked)
        self.assessed.form_asked.connect(lambda: sheet("form")(self._bridge, self).open())


def levels_of(seen: Seen, skill: ProfileSkill) -> SkillVariation | None:
    """The levels seen of a skill, with their usual range."""
    found = next((s for s in seen.records.skills if s.id == skill.skill_id), None)
    return skill_variation(seen.records, found, seen.today, skill.target) if found else None


def _current(skills: tuple[ProfileSkill, ...], chosen: int | None) -> ProfileSkill | None:
    """The skill that is chosen, else the one with the widest gap."""
    found = next((s for s in skills if s.skill_id == chosen), None)
    return found or max(skills, key=lambda s: s.gap if s.gap is not None else -9, default=None)


def _ask_baseline(tab: QWidget, bridge: Bridge, seen: Seen, profile: Profile, chosen: int | None) -> None:
    skill = _current(profile.skills, chosen)
    if skill is None:
        return
    levels = levels_of(seen, skill)
    days = [day for day, _ in levels.levels] if levels else []
    sheet("baseline")(
        bridge, tab, rep=seen.records.rep, name=f"Levels seen of {skill.name}", known=days, each="level seen",
        day=days[-1] if days else seen.today, skill_id=skill.skill_id,
    ).open()  # fmt: skip
