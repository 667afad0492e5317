"""A month on the screen: words and numbers across, then what moved beside the real page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis.month import MonthPaper
from ui.pages.reports.beside import BesideTable
from ui.pages.reports.cards import (
    FigureCard,
    KindCard,
    LinesCard,
    OutcomeCard,
    next_lines,
    plan_lines,
    ramp_lines,
    training_lines,
    weakest_lines,
)
from ui.pages.reports.rates import MonthRates
from ui.pages.reports.skill_strips import SkillStrips
from ui.pages.reports.words import OwnWords
from ui.widgets.card import Card
from ui.widgets.columns import Columns
from ui.widgets.labels import Label
from ui.widgets.sheet_preview import SheetPreview

COPIES = (("leadership", "Leadership"),)
HIGHER, HIGHEST = 1.42, 760
RATES = "bar = plausible range, dot = this month, tick = 12 months before"
SKILLS = "bar = levels from–to, dot = median, tick = target; nobody’s own level"


class MonthView(QWidget):
    """Shows one MonthPaper; the page behind it decides which."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.beside, self.preview = OwnWords(), BesideTable(), SheetPreview(COPIES, private_on="")
        self.preview.view.installEventFilter(self)
        self.preview.copy.hide()
        self.figures, self.outcomes, self.kinds = FigureCard(), OutcomeCard(), KindCard()
        self.rates, self.skills = MonthRates(), SkillStrips()
        self.no_rates = Label("", "body", "text2", wrap=True)
        self.weakest = LinesCard("Most below target", "target")
        self.plans = LinesCard("Plans", "target")
        self.ramps = LinesCard("New hires", "users")
        self.trainings = LinesCard("Training held", "graduation-cap")
        self.coming = LinesCard("Next month", "calendar-days")
        self.columns = Columns()
        self._lay_out()

    def show_month(self, paper: MonthPaper) -> None:
        """Exchange the facts; words being typed stay."""
        self.words.show_words(paper.words, paper.proposals)
        self.beside.show_month(paper)
        self.figures.show_figures(paper.figures)
        self.outcomes.show_outcomes(paper.outcomes)
        self.kinds.show_kinds(paper)
        self.rates.show_rows(paper.conversions)
        self.no_rates.setText("Fewer than two stages of the sale are counted, so there is no conversion.")
        self.no_rates.setVisible(not paper.conversions)
        self.skills.show_skills(paper.skills)
        self.weakest.show_lines(weakest_lines(paper), "Nothing to say: nobody is below target, or too few are rated.")
        self.plans.show_lines(plan_lines(paper))
        self.ramps.show_lines(ramp_lines(paper), "Nobody is growing into the role at present.")
        self.trainings.show_lines(training_lines(paper), "None held.")
        self.coming.show_lines(next_lines(paper))
        self.coming.set_sub(paper.coming.title)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place of the printed page in the shape of paper, so that nothing is left empty under it."""
        if event.type() == QEvent.Type.Resize:
            view = self.preview.view
            view.setFixedHeight(min(HIGHEST, round(view.width() * HIGHER)))
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        rates, skills = Card("Conversions", "activity", RATES), Card("Skills of the team", "layout-grid", SKILLS)
        rates.add(self.rates)
        rates.add(self.no_rates)
        skills.add(self.skills)
        for part in (self.words, self.beside, self.columns):
            column.addWidget(part)
        for card in (self.figures, self.outcomes, rates, skills):
            self.columns.main.addWidget(card)
        for card in (self.preview, self.kinds, self.weakest, self.ramps, self.plans, self.trainings, self.coming):
            self.columns.side.addWidget(card)
