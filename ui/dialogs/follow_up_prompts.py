"""What the checks of a training ask and have tried on the job, once for everybody."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from coachdesk.analysis.training import ProposedFollowUp
from coachdesk.domain.training import FollowUpKind
from ui.widgets.card import Card
from ui.widgets.columns import row_of
from ui.widgets.forms import TextField


class Prompts(Card):
    """A question and a task for each check number; `edited` gives number, question and task."""

    edited = Signal(int, str, str)

    def __init__(self, proposed: Sequence[ProposedFollowUp]) -> None:
        super().__init__("What the checks ask", "circle-help", "for everybody; the pencil of a line changes one alone")
        self.fields: dict[int, tuple[TextField, TextField]] = {}
        checks = {one.number: one for one in reversed(proposed) if one.kind is FollowUpKind.CHECK}
        for number, one in sorted(checks.items()):
            question = TextField(f"Check {number}: question", one.question, limit=500)
            task = TextField(f"Check {number}: task until then", one.task, limit=500)
            self.fields[number] = (question, task)
            for field in (question, task):
                field.line.setCursorPosition(0)
                field.edited.connect(lambda number=number: self._tell(number))
            self.add(row_of(question, task, spacing=12))
        if not checks:
            self.hide()

    def _tell(self, number: int) -> None:
        question, task = self.fields[number]
        self.edited.emit(number, question.value, task.value)
