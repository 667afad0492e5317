"""The cards of the form: how it goes, checks, support, and the outcome."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from coachdesk.analysis.improvement_paper import Progress
from coachdesk.analysis.words import due
from coachdesk.domain.commitments import Owner
from coachdesk.domain.improvement import CheckResult, ImprovementCheck, ImprovementPlan, Outcome, Support
from ui.pages.improvement.lines import CheckLine, Line, SupportLine
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import row_of
from ui.widgets.labels import Label
from ui.widgets.note_field import TypedField
from ui.widgets.segmented import Segmented

VERDICTS = {
    "reached": ("reached", "good"), "below": ("short of it", "risk"), "open": ("can’t tell yet", "watch"),
    "too early": ("too early", "neutral"), "": ("", "neutral"),
}  # fmt: skip
OUTCOMES = (
    (Outcome.MET.value, "Met"), (Outcome.EXTENDED.value, "Extended"), (Outcome.NOT_MET.value, "Not met"),
    (Outcome.WITHDRAWN.value, "Withdrawn"),
)  # fmt: skip
GOES_ON = "Extended: four more weeks start today with the same aim, two checks and the support that is still due."


class ProgressCard(Card):
    """What came since the start against what is wanted, and what both sides did, in words."""

    def __init__(self) -> None:
        self.verdict = Chip()
        super().__init__("How it goes", "activity", right=self.verdict)
        self.measure = Label("", "strong", wrap=True)
        self.judged = Label("", "body", "text2", wrap=True)
        self.sides = Label("", "body", "text2", wrap=True)
        self.caution = Label("", "caption", "text3", wrap=True)
        for line in (self.measure, self.judged, self.sides, self.caution):
            self.add(line)

    def show_progress(self, found: Progress) -> None:
        """Show how a plan goes."""
        self.verdict.show_words(*VERDICTS[found.verdict])
        self.measure.setText(found.measure)
        self.judged.setText(f"{found.judged[:1].upper()}{found.judged[1:]}." if found.judged else "")
        self.judged.setVisible(bool(found.judged))
        met = found.met if found.state != "closed" else ""
        self.sides.setText(" · ".join(part for part in (found.checks, found.support, met) if part))
        self.caution.setText(found.caution if found.verdict else "")
        self.caution.setVisible(bool(found.verdict))


class LineCard(Card):
    """Lines with a button for one more. `kept` gives a line and its record; `removed` an id; `more` a wish."""

    kept = Signal(object, object)
    removed = Signal(int)
    more = Signal()

    def __init__(self, heading: str, icon: str, sub: str, more: str) -> None:
        super().__init__(heading, icon, sub)
        self.lines: list[Line] = []
        self.nothing = Label("", "body", "text2", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add(self.nothing)
        self.add(self._rows)
        self.button = Button(more, "link", "plus", self.more.emit, small=True)
        self.add(row_of(self.button, 1))

    def begin_last(self) -> None:
        """Put the cursor into the words of the last line."""
        if self.lines:
            self.lines[-1].what.setFocus()
            self.lines[-1].what.selectAll()

    def settle(self) -> None:
        """Keep now whatever has been typed."""
        for line in list(self.lines):
            line.settle()

    def forget(self) -> None:
        """Let go of the lines: another plan is shown."""
        for line in list(self.lines):
            self._drop(line)

    def _follow(self, ids: Sequence[int | None]) -> dict[int | None, Line]:
        """Drop the lines of what is gone; those that stay, by id."""
        for line in [one for one in self.lines if one.record.id not in ids]:
            self._drop(line)
        return {line.record.id: line for line in self.lines}

    def _join(self, line: Line) -> None:
        line.kept.connect(lambda record: self.kept.emit(line, record))
        line.removed.connect(lambda: self.removed.emit(line.record.id))
        self.lines.append(line)
        self._rows.addWidget(line)

    def _drop(self, line: Line) -> None:
        self.lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()


class CheckCard(LineCard):
    """The days on which both look at it."""

    def __init__(self) -> None:
        super().__init__("Checks", "calendar-check", "both look at it on these days", "Add a check")

    def show_checks(self, checks: Sequence[ImprovementCheck], near: date, today: date) -> None:
        """Show the checks by day; words being typed stay."""
        known = self._follow([check.id for check in checks])
        for check in checks:
            line = known.get(check.id)
            if line is None:
                line = CheckLine(check, rule=bool(self.lines))
                self._join(line)
            assert isinstance(line, CheckLine)
            late = check.result is CheckResult.OPEN and check.day < today
            line.show_record(check, near, due(check.day, today) if late else "")
        self.nothing.setText("" if checks else "No check yet: without one nobody knows how it goes.")
        self.nothing.setVisible(not checks)


class SupportCard(LineCard):
    """What both sides do so that the plan can be met."""

    def __init__(self) -> None:
        super().__init__("Support", "users", "yours first", "Add support")

    def show_support(self, support: Sequence[Support], names: dict[Owner, str], near: date, today: date) -> None:
        """Show the support as it was written; words being typed stay."""
        known = self._follow([one.id for one in support])
        for one in support:
            line = known.get(one.id)
            if line is None:
                line = SupportLine(one, names, rule=bool(self.lines))
                self._join(line)
            assert isinstance(line, SupportLine)
            late = not one.done and one.due is not None and one.due < today
            line.show_record(one, near, due(one.due, today) if late else "")
        yours = any(one.owner is Owner.MANAGER for one in support)
        self.nothing.setText("" if yours else "Nothing here is yours yet: a plan needs something that you do.")
        self.nothing.setVisible(not yours)


class OutcomeCard(Card):
    """How it ended and what that stands on. `closed` gives the outcome with its note; `reopened` takes it back."""

    closed = Signal(object, str)
    reopened = Signal()

    def __init__(self) -> None:
        super().__init__("Outcome", "flag")
        self.choice = Segmented("Outcome", OUTCOMES)
        self.note = TypedField(
            "What it stands on", hint="The number, the check and what you saw, in a sentence", lines=2
        )
        self.goes_on = Label(GOES_ON, "caption", "text2", wrap=True)
        self.goes_on.hide()
        self.keep = Button("Close with this outcome", "normal", "check", self._close)
        self.again = Button("Open it again", "quiet", "undo-2", self.reopened.emit)
        self.said = Label("", "body", "text2", wrap=True)
        self.add(row_of(self.choice, 1))
        self.add(self.goes_on)
        self.add(self.note)
        self.add(row_of(self.keep, self.again, self.said, 1))
        self.choice.picked.connect(lambda name: self.goes_on.setVisible(name == Outcome.EXTENDED.value))

    def show_plan(self, plan: ImprovementPlan, words: str) -> None:
        """Show the outcome, or the way to write one."""
        ended = plan.outcome is not None
        if plan.outcome is not None:
            self.choice.set_current(plan.outcome.value)
        self.choice.setEnabled(not ended)
        self.note.set_value(plan.outcome_note)
        self.keep.setVisible(not ended)
        self.again.setVisible(ended)
        self.said.setText(f"{words[:1].upper()}{words[1:]}" if ended else "")
        self.said.setVisible(ended)
        self.goes_on.setVisible(not ended and self.choice.current == Outcome.EXTENDED.value)

    def forget(self) -> None:
        """Another plan is shown: nothing of the one before stays."""
        self.choice.set_current(Outcome.MET.value)
        self.note.text.setPlainText("")
        self.note.answer("")

    def answer(self, refusal: str) -> None:
        """What became of closing it: the sentence that says why not, or nothing."""
        self.note.answer(refusal)
        if refusal:
            self.note.setFocus()

    def _close(self) -> None:
        self.closed.emit(Outcome(self.choice.current), self.note.value)
