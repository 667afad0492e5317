"""The cards of a month: figures, outcomes, hours by kind, plans, new hires, training, and the month after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coachdesk.analysis.coaching import hours_words
from coachdesk.analysis.month import MonthFigure, MonthOutcome, MonthPaper
from coachdesk.analysis.words import listed, plural
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.kind_tones import tone_of
from ui.widgets.labels import Label, Rule
from ui.widgets.time_bar import Shares, Swatch

ACROSS = 4
Line = tuple[str, str]


class FigureCard(Card):
    """The month's coaching in figures, each with what it is of."""

    def __init__(self) -> None:
        super().__init__("Coaching in figures", "activity")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(12)
        self.add(self._grid)

    def show_figures(self, figures: Sequence[MonthFigure]) -> None:
        """Exchange them."""
        clear(self._grid)
        for at, one in enumerate(figures):
            box = QWidget()
            inks = ((one.name, "caption", "text2"), (one.value, "heading", "text"), (one.note, "caption", "text3"))
            box.setLayout(column_of(*(Label(*look, wrap=True) for look in inks), spacing=0))
            self._grid.addWidget(box, at // ACROSS, at % ACROSS, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(at % ACROSS, 1)


class OutcomeCard(Card):
    """What moved: each outcome of the team with its usual range, and a sentence where there is a signal."""

    def __init__(self) -> None:
        super().__init__("What moved", "trending-up", "the team’s sum, judged per rep")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add(self._rows)

    def show_outcomes(self, outcomes: Sequence[MonthOutcome]) -> None:
        """Exchange them."""
        clear(self._rows)
        if not outcomes:
            self._rows.addWidget(Label("No outcome has numbers yet.", "body", "text2", wrap=True))
        for at, one in enumerate(outcomes):
            if at:
                self._rows.addWidget(Rule())
            self._rows.addWidget(_outcome(one))


def _outcome(one: MonthOutcome) -> QWidget:
    box = QWidget()
    says = Label(one.says, "strong" if one.signal else "body", "text" if one.signal else "text2", wrap=True)
    head = row_of(Label(one.name, "medium"), 1, Label(one.value, "strong", right=True))
    each = f" · per rep {one.each}" if one.each else ""
    usual = f"{one.made_of}{each} · usual {one.usual}" if one.usual != "–" else f"{one.made_of}{each}"
    mark = [Chip("signal", "watch", small=True)] if one.signal else []
    box.setLayout(column_of(head, row_of(*mark, says), Label(usual, "caption", "text3", wrap=True), spacing=2))
    return box


class KindCard(Card):
    """Hours held by kind: one bar, and each kind in words."""

    def __init__(self) -> None:
        super().__init__("Hours by kind", "layout-grid", "held, a group counted once")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.add(self._rows)

    def show_kinds(self, paper: MonthPaper) -> None:
        """Exchange them."""
        clear(self._rows)
        if not paper.kinds:
            self._rows.addWidget(Label("None held.", "body", "text2"))
            return
        self._rows.addWidget(Shares([(kind.kind, kind.hours) for kind in paper.kinds]))
        for kind in paper.kinds:
            hours = Label(hours_words(round(kind.hours, 1)), "strong", right=True)
            self._rows.addLayout(row_of(Swatch(tone_of(kind.kind)), Label(kind.kind, "body", "text2"), 1, hours))


class LinesCard(Card):
    """Short names with what is to be said of each."""

    def __init__(self, heading: str, icon: str, sub: str = "") -> None:
        super().__init__(heading, icon, sub)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add(self._rows)

    def show_lines(self, lines: Sequence[Line], nothing: str = "") -> None:
        """Exchange them; `nothing` stands where there are none."""
        clear(self._rows)
        if not lines:
            self._rows.addWidget(Label(nothing, "body", "text2", wrap=True))
        for name, text in lines:
            box = QWidget()
            box.setLayout(
                column_of(Label(name, "medium", wrap=True), Label(text, "body", "text2", wrap=True), spacing=0)
            )
            self._rows.addWidget(box)


def weakest_lines(paper: MonthPaper) -> list[Line]:
    """The three skills most below target."""
    return [(skill.name, f"{skill.below_words}, target {skill.aim_words}") for skill in paper.weakest]


def plan_lines(paper: MonthPaper) -> list[Line]:
    """The quarter's plans by state, and the goals closed lately by verdict."""
    found = paper.plans
    states = [f"{count} {state}" for state, count in found.states]
    states += [f"{found.without} without a plan"] if found.without else []
    verdicts = [f"{count} {verdict}" for verdict, count in found.verdicts]
    return [
        (f"Plans of {found.quarter}", listed(states) or "none"),
        (f"Goals closed since {found.since}", listed(verdicts) or "none"),
    ]


def ramp_lines(paper: MonthPaper) -> list[Line]:
    """New hires beside what is expected of them by then."""
    parts = [(one.rep, [text for text in (one.now, one.expected, one.says) if text != "–"]) for one in paper.ramps]
    return [(name, "; ".join(texts)) for name, texts in parts]


def training_lines(paper: MonthPaper) -> list[Line]:
    """The trainings held: who came, and which were debriefed."""
    return [(f"{one.when} · {one.title}", one.words) for one in paper.trainings]


def next_lines(paper: MonthPaper) -> list[Line]:
    """The month after: what is in the calendar against what is meant, trainings, plans to close."""
    coming = paper.coming
    hours = f"{hours_words(round(coming.hours, 1))} in {plural(coming.sessions, 'session')}; meant {coming.budget}"
    return [
        ("In the calendar", hours), ("Training", listed(list(coming.trainings)) or "none planned"),
        ("Plans to close", str(coming.plans_to_close) if coming.plans_to_close else "none"),
    ]  # fmt: skip
