"""The question bank: by model and by skill, with how often each was picked."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coachdesk.analysis.words import plural
from coachdesk.domain.questions import Question
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.records import Column, RecordTable
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.empty import EmptyState
from ui.widgets.segmented import Segmented

VIEWS = (("all", "All"), ("GROW", "GROW"), ("OSKAR", "OSKAR"), ("CLEAR", "CLEAR"), ("SBI", "SBI"))
MORE = (("skill", "By skill"), ("archived", "Archived"))


class QuestionList(QWidget):
    """Enter or a double click edits; archived ones are never proposed."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._uses: dict[int, int] = {}
        self._skills: dict[int | None, str] = {}
        self._rows: tuple[Question, ...] = ()
        self.view = Segmented("Which questions", VIEWS + MORE)
        self.view.picked.connect(lambda _name: self._show())
        self.table = RecordTable(self._columns(), label="Questions", row_height=40)
        self.table.opened.connect(self.edit)
        self.table.selection_changed.connect(self._show_actions)
        self.archive = Button("Archive", icon="archive", on=self.archive_chosen, small=True)
        start = Button("Add the starter questions", "primary", "plus", self.add_starter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.empty = EmptyState("message-square", "Open questions for your one-on-ones will stand here.", start)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row_of(self.view, 1, self.archive))
        column.addWidget(self.stack, 1)

    def refresh(self) -> str:
        """Read the bank again; gives the summary of the page."""
        desk = self._bridge.desk
        self._uses = desk.questions.uses()
        self._skills = {skill.id: skill.name for skill in desk.skills.all(include_archived=True)}
        self._rows = desk.questions.all(include_archived=True)
        self.stack.setCurrentIndex(0 if self._rows else 1)
        self._show()
        live = [q for q in self._rows if not q.archived]
        unused = sum(q.id not in self._uses for q in live)
        return f"{plural(len(live), 'question')} · {unused} never picked yet" if live else ""

    def set_filter(self, text: str) -> None:
        """Show only questions that say these words."""
        self.table.set_filter(text)

    def make(self) -> None:
        """Open the sheet for a new question."""
        sheet("question")(self._bridge, None, self).open()

    def edit(self, question: Question) -> None:
        """Open the sheet of a question."""
        sheet("question")(self._bridge, question, self).open()

    def archive_chosen(self) -> None:
        """Archive the selected ones, or bring archived ones back."""
        rows, topic = self.table.selected(), self._bridge.desk.questions
        if not rows:
            return
        away = not rows[0].archived

        def step() -> None:
            with self._bridge.desk.store.change(
                f"{'Archive' if away else 'Bring back'} {plural(len(rows), 'question')}"
            ):
                for one in rows:
                    topic.archive(one, archived=away)

        self._bridge.run(step)

    def add_starter(self) -> None:
        """Fill an empty bank with the questions that a new file begins with."""
        self._bridge.run(self._bridge.desk.add_starter_questions)

    def _show(self) -> None:
        self.table.set_records([q for q in self._rows if self._fits(q)])
        self._show_actions()

    def _fits(self, question: Question) -> bool:
        view = self.view.current
        if view == "archived" or question.archived:
            return question.archived and view == "archived"
        if view in {"all", "skill"}:
            return view == "all" or question.skill_id is not None
        return question.model is not None and question.model.value == view

    def _show_actions(self) -> None:
        chosen = self.table.selected()
        self.archive.setVisible(bool(chosen))
        self.archive.setText("Bring back" if chosen and chosen[0].archived else "Archive")

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("Question", lambda q: q.text, width=520),
            Column("Model", lambda q: q.model.value if q.model else None, width=90),
            Column("Part", lambda q: q.phase or None, width=120),
            Column("Skill", lambda q: self._skills.get(q.skill_id), width=200),
            Column("Picked", lambda q: self._uses.get(q.id, 0), align="right", width=80),
        )
