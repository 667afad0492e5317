"""The questions of a session: proposed by a model, swapped, put in order, or picked from the bank."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.questions import Model
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.columns import column_of, row_of
from ui.widgets.in_order import Grip, InOrder, MinutesBox
from ui.widgets.labels import Label
from ui.widgets.question_finder import Offer, QuestionFinder, uses_words
from ui.widgets.segmented import Segmented


@dataclass(frozen=True, slots=True)
class Picked:
    """A question on the sheet with its phase and time box."""

    question_id: int
    phase: str
    minutes: int


def another(
    offers: Mapping[int, Offer], model: Model, picked: Picked, taken: Collection[int], seen: Collection[int]
) -> Offer | None:
    """The least used question for the same place, one not seen yet first: of the same phase, else the same skill."""
    mine = offers.get(picked.question_id)
    free = [one for one in offers.values() if one.question_id not in taken and not one.archived]
    if mine is not None and mine.model is None:
        fits = [one for one in free if one.model is None and one.skill_id == mine.skill_id]
    else:
        fits = [one for one in free if one.model is model and one.phase == picked.phase]
    return min(fits, key=lambda one: (one.question_id in seen, one.uses, one.question_id), default=None)


class QuestionLine(QWidget):
    """One picked question; `changed` after its time box was, `swapped` and `removed` by its buttons."""

    changed = Signal()
    swapped = Signal()
    removed = Signal()

    def __init__(self, picked: Picked) -> None:
        super().__init__()
        self.picked = picked
        self.grip = Grip()
        self.phase = Label("", "captionStrong", "text2", elide=True)
        self.phase.setFixedWidth(86)
        self.text = Label("", "medium", wrap=True)
        self.used = Label("", "caption", "text3", elide=True)
        self.minutes = MinutesBox("Minutes")
        self.swap = IconButton("Another question in its place", "refresh-cw", self.swapped.emit)
        self.remove = IconButton("Remove this question", "x", self.removed.emit)
        for button in (self.swap, self.remove):
            button.setFixedSize(26, 26)
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        row = row_of(
            self.grip, self.phase, column_of(self.text, self.used, spacing=0), self.minutes, self.swap, self.remove,
            spacing=6,
        )  # fmt: skip
        row.setStretch(2, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 5, 0, 5)
        outer.addLayout(row)
        outer.addWidget(self.error)
        self.minutes.timed.connect(self._time)
        self.minutes.refused.connect(self._say)

    def show_picked(self, picked: Picked, offer: Offer | None, skill: str) -> None:
        """Show a question with how often it was used."""
        self.picked = picked
        self.phase.setText(picked.phase or skill or "Ask")
        self.text.setText(offer.text if offer else "A question that is no longer in the bank")
        self.used.setText(uses_words(offer) if offer else "")
        self.minutes.show_minutes(picked.minutes)

    def _say(self, refusal: str) -> None:
        self.error.setText(refusal)
        self.error.setVisible(bool(refusal))

    def _time(self, minutes: int) -> None:
        self.picked = replace(self.picked, minutes=minutes)
        self.changed.emit()


class QuestionPick(Card):
    """`chosen` gives all picks in their order; `proposed` the model for which others are wanted."""

    chosen = Signal(object)
    proposed = Signal(object)

    def __init__(self) -> None:
        super().__init__("Ask", "circle-help", "pick two; listen twice as long")
        self._offers: dict[int, Offer] = {}
        self._turned: set[int] = set()
        self._model = Model.GROW
        self._focus: tuple[int | None, str] = (None, "")
        self.model = Segmented("Conversation model", [(model.value, model.value) for model in Model])
        self.model.picked.connect(lambda name: self.proposed.emit(Model(name)))
        self.others = Button("Propose others", "link", "refresh-cw", self._propose, small=True)
        self.others.setToolTip("Least used first, and never the list of last time")
        self.pick = Button("Pick from the bank", "link", "plus", self.open_bank, small=True)
        self.nothing = Label("No questions yet: propose some, or pick one.", "body", "text2", wrap=True)
        self.list = InOrder()
        self.list.arranged.connect(self._say)
        self.finder = QuestionFinder(self)
        self.finder.found.connect(self.put)
        self.head.addWidget(self.model)
        self.add(self.nothing)
        self.add(self.list)
        self.add(row_of(self.pick, 1, self.others))

    @property
    def lines(self) -> list[QuestionLine]:
        """The picked questions' rows in their order."""
        return cast("list[QuestionLine]", self.list.rows)

    def show_picks(
        self, picks: Sequence[Picked], offers: Sequence[Offer], model: Model, skill_id: int | None = None,
        skill: str = "",
    ) -> None:  # fmt: skip
        """Show what is picked and know the bank; `skill` is the rep's focus skill."""
        self._offers = {offer.question_id: offer for offer in offers}
        self._model, self._focus = model, (skill_id, skill)
        self.model.set_current(model.value)
        known = {line.picked.question_id: line for line in self.lines}
        wanted = {picked.question_id for picked in picks}
        for line in [one for one in self.lines if one.picked.question_id not in wanted]:
            self.list.take(line)
        shown: list[QWidget] = []
        for picked in picks:
            line = known.get(picked.question_id) or self._line(picked)
            offer = self._offers.get(picked.question_id)
            line.show_picked(picked, offer, skill if offer and offer.skill_id == skill_id else "")
            shown.append(line)
        self.list.arrange(shown)
        self.nothing.setVisible(not picks)

    def open_bank(self) -> None:
        """Open the bank under the button."""
        taken = {line.picked.question_id for line in self.lines}
        offers = [offer for offer in self._offers.values() if offer.question_id not in taken and not offer.archived]
        self.finder.ask(offers, self._model, self._focus, self.pick)

    def put(self, question_id: int) -> None:
        """Add a question of the bank."""
        offer = self._offers[question_id]
        phase = offer.phase if offer.model is self._model else ""
        self.chosen.emit((*(line.picked for line in self.lines), Picked(question_id, phase, 0)))

    def swap(self, line: QuestionLine) -> None:
        """Put the least used other question of the same phase, or skill, in its place."""
        other = self._other(line.picked)
        if other is None:
            self.set_sub("the bank has no other question for this place")
            return
        self._turned.add(line.picked.question_id)
        picks = [one.picked for one in self.lines]
        picks[self.lines.index(line)] = replace(line.picked, question_id=other.question_id)
        self.chosen.emit(tuple(picks))

    def _other(self, picked: Picked) -> Offer | None:
        taken = {line.picked.question_id for line in self.lines}
        return another(self._offers, self._model, picked, taken, self._turned)

    def _propose(self) -> None:
        self._turned.clear()
        self.proposed.emit(self._model)

    def _line(self, picked: Picked) -> QuestionLine:
        line = QuestionLine(picked)
        line.changed.connect(self._say)
        line.swapped.connect(lambda: self.swap(line))
        line.removed.connect(lambda: self._remove(line))
        self.list.put(line, line.grip)
        return line

    def _remove(self, line: QuestionLine) -> None:
        self.list.take(line)
        self._say()

    def _say(self) -> None:
        self.chosen.emit(tuple(line.picked for line in self.lines))
