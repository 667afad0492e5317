"""Plan my quarter: what is to be planned, with the counts that would be placed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from coachdesk import quarter as plans
from coachdesk.analysis import words
from coachdesk.analysis.draft_words import counted
from coachdesk.analysis.placing_why import BELONGS
from coachdesk.analysis.planner import Proposal
from coachdesk.analysis.proposals import wishes
from coachdesk.analysis.quarter import Choice
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.periods import Quarter
from ui.bridge import Bridge
from ui.dialogs.quarter_training import INDENT, TrainingOffer, tick
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.card import Banner
from ui.widgets.columns import row_of
from ui.widgets.forms import NumberField
from ui.widgets.labels import Label

NOTE = "What stands in the calendar stays. You see a draft first, and nothing is booked before you accept it."
PARTS = (
    ("one_on_ones", "One-on-ones", "by each rep’s rhythm, where none stands yet"),
    ("mid_quarter", "Mid-quarter checks", "half an hour for each rep with a plan of this quarter"),
    ("follow_ups", "What trainings left open", "pre-briefs, debriefs and checks without a time"),
)
LEAST, MOST = 1, 60
MANY, MANY_REPS, LOW, HIGH = 4, 12, 110, 220


class QuarterSheet(Sheet):
    """`proposed` with the proposal, which is a draft until somebody accepts it."""

    proposed = Signal(object)

    def __init__(self, bridge: Bridge, quarter: Quarter, parent: QWidget | None = None) -> None:
        super().__init__(f"Plan {quarter.title}", words.span_of(quarter), parent, width=560)
        self._bridge, self._quarter = bridge, quarter
        self._proposal: Proposal | None = None
        self.offered = plans.offered_trainings(bridge.desk, quarter, bridge.now())
        self.parts = {name: tick(label) for name, label, _ in PARTS}
        self.offers = self._offers()
        self.trainings = {course_id: offer.box for course_id, offer in self.offers.items()}
        self.cap = NumberField("Most hours of coaching a week")
        self.cap.set_value(plans.cap_hours(bridge.desk))
        self.outcome = Banner("", "neutral")
        self.go = Button("Show the draft", "primary", "check", self.propose)
        self._build()
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.propose)
        self.look()

    @property
    def choice(self) -> Choice:
        """What is ticked; `Invalid` when the hours can't be read."""
        ticked = {name: box.isChecked() for name, box in self.parts.items()}
        chosen = [(id_, offer.rep_ids) for id_, offer in self.offers.items() if offer.box.isChecked()]
        hours = self.cap.value
        if hours is None or not LEAST <= hours <= MOST:
            raise Invalid("cap", f"Type a number of hours from {LEAST} to {MOST}.")
        return Choice(**ticked, trainings=tuple(chosen), cap_minutes=round(hours * 60))

    def look(self) -> None:
        """Plan it once over, and say what would be placed."""
        self.cap.set_error("")
        self._proposal = None
        try:
            self._proposal = plans.propose(self._bridge.desk, self._quarter, self._bridge.now(), self.choice)
        except DeskError as wrong:
            self.cap.set_error(str(wrong))
        self.outcome.show_words(_outcome(self._proposal))
        self.go.setEnabled(self._proposal is not None and bool(wishes(self._proposal)))

    def propose(self) -> None:
        """Hand the proposal over and close."""
        self.look()
        if self.go.isEnabled():
            self.accept()
            self.proposed.emit(self._proposal)

    def _offers(self) -> dict[int, TrainingOffer]:
        desk = self._bridge.desk
        names = {rep.id: rep.name for rep in desk.people.all()}
        away = plans.away_throughout(desk, self._quarter, self._bridge.now(), self.offered)
        return {
            course_id: TrainingOffer(
                title, why, [(rep_id, names.get(rep_id, "?")) for rep_id in reps], away.get(course_id, {})
            )
            for course_id, title, reps, why in self.offered
        }

    def _listed(self) -> QWidget:
        reps = sum(len(offer.reps) for offer in self.offers.values())
        inside, many = QWidget(), len(self.offers) > MANY or reps > MANY_REPS
        if many:
            inside.setObjectName("pageBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for offer in self.offers.values():
            column.addWidget(offer)
            offer.changed.connect(self.look)
        column.addStretch(1)
        return _scrolling(inside) if many else inside

    def _build(self) -> None:
        for name, _, told in PARTS:
            self.add(_line(self.parts[name], told))
        if self.offered:
            self.add(Label("Trainings that are due, each with its follow-up", "captionStrong", "text2"))
            self.add(self._listed())
        self.add(self.cap)
        self.add(self.outcome)
        self.add(Label(NOTE, "caption", "text2", wrap=True))
        for box in self.parts.values():
            box.clicked.connect(lambda _on: self.look())
        self.cap.edited.connect(self.look)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        self.foot.addWidget(self.go)
        self.go.setDefault(True)
        self.parts["one_on_ones"].setFocus()


def _scrolling(inside: QWidget) -> QScrollArea:
    """A long list in a place of its own, so that the buttons stay in sight."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setMinimumHeight(LOW)
    area.setMaximumHeight(HIGH)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def _outcome(proposal: Proposal | None) -> str:
    if proposal is None:
        return "Nothing can be planned like this."
    if not wishes(proposal):
        return "Nothing is left to plan: all that is ticked stands already."
    said = counted([one.wish for one in proposal.placed])
    missing = sum(one.why != BELONGS for one in proposal.unplaced)
    tail = f" {missing} more would find no time; the draft says why." if missing else ""
    return f"{said} would be placed.{tail}" if said else f"Nothing would be placed.{tail.replace(' more', '', 1)}"


def _line(box: QCheckBox, told: str) -> QVBoxLayout:
    """A tick with its quiet words under it."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(box)
    caption = Label(told, "caption", "text3", wrap=True)
    under = row_of(caption)
    under.setContentsMargins(INDENT, 0, 0, 0)
    column.addLayout(under)
    return column
