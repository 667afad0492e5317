"""Does this customer fit? Each criterion answered yes, no or unknown, with the count that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.deals import Answer, FitCriterion, FitKind
from ui.widgets.columns import clear, row_of
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented

ANSWERS = tuple((answer.value, answer.value.capitalize()) for answer in Answer)
NOTES = {FitKind.DEMOGRAPHIC: "facts about the company", FitKind.PSYCHOGRAPHIC: "attitudes of its people"}
NONE_YET = "No fit criteria yet: write in the library what makes a customer an ideal one."


def fit_words(answers: Sequence[Answer]) -> str:
    """How many are known, and how many of those are met: "5 of 8 known, 4 met"."""
    known = [answer for answer in answers if answer is not Answer.UNKNOWN]
    met = sum(answer is Answer.YES for answer in known)
    return f"{len(known)} of {len(answers)} known, {met} met" if answers else ""


class FitForm(QWidget):
    """`answered` gives a criterion's id and its answer; `value` is all of them."""

    answered = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[int, Segmented] = {}
        self._criteria: tuple[FitCriterion, ...] = ()
        self.count = Label("", "caption", "text2")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = row_of(Label("Does this customer fit?", "captionStrong", "text2"), 1, self.count)
        column.addLayout(head)
        column.addLayout(self._rows)

    @property
    def value(self) -> dict[int, Answer]:
        """Every criterion's answer by its id."""
        return {id_: Answer(choice.current) for id_, choice in self.choices.items()}

    def show_fit(self, criteria: Sequence[FitCriterion], answers: Mapping[int, Answer]) -> None:
        """Show the criteria with what is answered; one that is missing is unknown."""
        if tuple(criteria) != self._criteria or not criteria:
            self._criteria = tuple(criteria)
            self._build()
        for criterion_id, choice in self.choices.items():
            choice.set_current(answers.get(criterion_id, Answer.UNKNOWN).value)
        self._say_count()

    def _build(self) -> None:
        clear(self._rows)
        self.choices = {}
        if not self._criteria:
            self._rows.addWidget(Label(NONE_YET, "body", "text2", wrap=True))
        for kind in FitKind:
            some = [one for one in self._criteria if one.kind is kind]
            if some:
                title = Label(kind.value.capitalize(), "captionStrong", "text2")
                self._rows.addLayout(row_of(title, Label(NOTES[kind], "caption", "text3"), 1))
            for one in some:
                self._add(one)

    def _add(self, criterion: FitCriterion) -> None:
        assert criterion.id is not None
        id_ = criterion.id
        choice = self.choices[id_] = Segmented(criterion.text, ANSWERS)
        choice.picked.connect(lambda name: self._answer(id_, Answer(name)))
        text = Label(criterion.text, "body", wrap=True)
        row = row_of(text, choice, spacing=12)
        row.setStretch(0, 1)
        self._rows.addLayout(row)

    def _answer(self, criterion_id: int, answer: Answer) -> None:
        self._say_count()
        self.answered.emit(criterion_id, answer)

    def _say_count(self) -> None:
        self.count.setText(fit_words(list(self.value.values())))
