"""The criteria of one call: what each level looks like, and a score of whoever's turn it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis.scoring import MANAGER, REP, SECOND, CallScore, ScoreLine
from ui.widgets.card import Card
from ui.widgets.chips import Chip, ChipButton
from ui.widgets.columns import column_of, row_of
from ui.widgets.labels import Label
from ui.widgets.note_field import TypedField
from ui.widgets.score import Score


class LineCard(Card):
    """One criterion. `scored` says a level or None (*not observed*), `said` what was said or done."""

    scored = Signal(object)
    said = Signal(str)

    def __init__(self, place: int, line: ScoreLine) -> None:
        criterion = line.criterion
        super().__init__(f"Criterion {place}", sub=f"weight {criterion.weight}")
        self.add(Label(criterion.text, "medium", wrap=True))
        self.score = Score(criterion.text)
        self.score.picked.connect(self.scored)
        self.unseen = ChipButton("Not observed", on=lambda: self.scored.emit(None))
        self.words = TypedField("What was said or done")
        self.words.edited.connect(lambda: self.said.emit(self.words.value))
        self.others = Label("", "caption", "text2", wrap=True)
        self.apart = Chip()
        guides = [(1, criterion.guide1), (3, criterion.guide3), (5, criterion.guide5)]
        boxes = [
            column_of(Label(str(n), "captionStrong", "text2"), Label(text, "caption", "text2", wrap=True), 1, spacing=1)
            for n, text in guides
            if text
        ]
        row = row_of(*boxes, spacing=16)
        for at in range(len(boxes)):
            row.setStretch(at, 1)
        self.add(row)
        self.add(row_of(self.score, self.unseen, self.apart, 1))
        self.add(self.words)
        self.add(self.others)

    def show_line(self, line: ScoreLine, who: str, *, hidden: bool) -> None:
        """Show the side whose turn it is; the other sides stand below, the manager's only once the rep's is there."""
        level = {REP: line.rep, MANAGER: line.manager, SECOND: line.second}[who]
        self.score.show_score(level)
        self.score.setAccessibleName(f"{line.criterion.text}, {who}")
        unseen = who in line.scored and level is None
        self.unseen.show_words("✓ Not observed" if unseen else "Not observed", active=unseen)
        self.words.set_value({REP: line.rep_said, MANAGER: line.manager_said, SECOND: ""}[who])
        self.words.setVisible(who != SECOND)
        sides = ((REP, "Rep", line.rep), (MANAGER, "You", line.manager), (SECOND, "Second rater", line.second))
        told = [f"{name} {_level(value)}" for side, name, value in sides if side in line.scored and side != who]
        alone = who == SECOND and SECOND not in line.scored  # a second rater is not to be led
        self.others.setText("" if hidden or alone else " · ".join(told))
        apart = None if hidden or who == SECOND else line.difference
        self.apart.show_words("" if apart is None else _apart(apart), "watch" if apart else "good")
        self.apart.setVisible(apart is not None)


def _level(value: int | None) -> str:
    return "not observed" if value is None else str(value)


def _apart(difference: int) -> str:
    if not difference:
        return "you agree"
    return f"you {abs(difference)} {'higher' if difference > 0 else 'lower'}"


class Lines(QWidget):
    """All criteria in their order; made anew only for another scorecard."""

    scored = Signal(int, object)
    said = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.cards: dict[int, LineCard] = {}

    def show_score(self, score: CallScore, who: str, *, hidden: bool) -> None:
        """Show one side of a call."""
        ids = [line.criterion.id or 0 for line in score.lines]
        if ids != list(self.cards):
            self._build(score)
        for line in score.lines:
            self.cards[line.criterion.id or 0].show_line(line, who, hidden=hidden)

    def settle(self) -> None:
        """Keep what is typed now."""
        for card in self.cards.values():
            card.words.settle()

    def _build(self, score: CallScore) -> None:
        for old in self.cards.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = {}
        for place, line in enumerate(score.lines, start=1):
            at = line.criterion.id or 0
            card = self.cards[at] = LineCard(place, line)
            card.scored.connect(lambda level, at=at: self.scored.emit(at, level))
            card.said.connect(lambda text, at=at: self.said.emit(at, text))
            self._column.addWidget(card)
