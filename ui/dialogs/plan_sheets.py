"""What is asked before a plan is issued or closed, and the issues that it has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.analysis.words import long_day, plural
from coachdesk.domain.plans import Goal, PlanIssue, Verdict
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.forms import ChoiceField, NoteField, TextField
from ui.widgets.labels import Label, Rule
from ui.widgets.paper_view import PaperView

FROZEN = "An issue is frozen: it prints the same ever after. What you change later goes into the next one."


class IssueSheet(Sheet):
    """Names the amendments of the issue to come before it is frozen."""

    def __init__(self, number: int, who: str, changes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(f"Issue {number}", who, parent, width=560)
        self.add(Label(FROZEN, "body", "text2", wrap=True))
        if number > 1:
            said = f"{plural(len(changes), 'change')} since issue {number - 1}"
            self.add(Label(said if changes else f"{said}: there is nothing to amend.", "captionStrong", "text2"))
        for text in changes:
            self.add(row_of(Label("·", "strong", "text3"), Label(text, wrap=True)))
        self.go = Button(f"Issue {number}", "primary", "lock", self.accept)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Not yet", "quiet", on=self.reject))
        self.foot.addWidget(self.go)
        self.go.setFocus()


class IssuesSheet(Sheet):
    """The issues of a plan with the pages of the one looked at; `save` and `print_` are called with an issue."""

    def __init__(
        self, issues: Sequence[PlanIssue], who: str, pdf_of: Callable[[PlanIssue], bytes],
        save: Callable[[PlanIssue], object], print_: Callable[[PlanIssue], object], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("Issues", who, parent, width=900)
        self._pdf_of = pdf_of
        self.view = PaperView()
        self.view.setMinimumSize(380, 460)
        rows = QVBoxLayout()
        rows.setSpacing(8)
        for issue in reversed(issues):
            rows.addLayout(self._row(issue, save, print_))
            rows.addWidget(Rule())
        rows.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(20)
        across.addLayout(rows, 1)
        across.addWidget(self.view, 1)
        self.add(across, 1)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Done", on=self.accept))
        if issues:
            self.look(issues[-1])

    def look(self, issue: PlanIssue) -> None:
        """Show the frozen pages of an issue."""
        self.view.show_pdf(self._pdf_of(issue))

    def _row(
        self, issue: PlanIssue, save: Callable[[PlanIssue], object], print_: Callable[[PlanIssue], object]
    ) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Label(f"Issue {issue.number} · {long_day(issue.day)}", "medium"))
        buttons = (
            Button("Open", "link", "eye", lambda: self.look(issue), small=True),
            Button("Save PDF…", "link", "download", lambda: save(issue), small=True),
            Button("Print", "link", "printer", lambda: print_(issue), small=True),
        )
        column.addLayout(row_of(*buttons, 1, spacing=4))
        return column


class CloseSheet(Sheet):
    """A verdict and its evidence for each goal, suggested from the numbers, and a look back."""

    def __init__(
        self, goals: Sequence[Goal], suggested: Sequence[tuple[Verdict, str] | None], retrospective: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("Close the plan", "How did each goal end? The words on paper are these.", parent, width=680)
        self._goals = tuple(goals)
        self.verdicts: list[ChoiceField] = []
        self.evidence: list[TextField] = []
        for goal, hint in zip(goals, suggested):
            self._ask(goal, hint)
        self.retrospective = NoteField("Looking back", retrospective, hint="What helped, what to keep, what to drop?")
        self.add(self.retrospective)
        self.go = Button("Close the plan", "primary", "check", self._finish)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Not yet", "quiet", on=self.reject))
        self.foot.addWidget(self.go)

    def judged(self) -> tuple[Goal, ...]:
        """The goals with the verdicts and the evidence that were given."""
        asked = zip(self._goals, self.verdicts, self.evidence)
        return tuple(replace(goal, verdict=verdict.value, evidence=said.value) for goal, verdict, said in asked)

    def _ask(self, goal: Goal, hint: tuple[Verdict, str] | None) -> None:
        choices = [(None, "choose"), *((verdict, verdict.value) for verdict in Verdict)]
        verdict, why = (goal.verdict, goal.evidence) if goal.verdict or not hint else hint
        said = f"Suggested from the numbers: {hint[0].value}" if hint else "No measure: you judge it"
        self.verdicts.append(ChoiceField("Verdict", choices, verdict, caption=said))
        self.evidence.append(TextField("What shows it", why, limit=400))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.verdicts[-1], 2)
        row.addWidget(self.evidence[-1], 3)
        self.add(Label(goal.text, "medium", wrap=True))
        self.add(row)

    def _finish(self) -> None:
        for field in self.verdicts:
            field.set_error("" if field.value else "Give this goal a verdict.")
        if all(field.value for field in self.verdicts):
            self.accept()
