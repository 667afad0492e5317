"""The actions of a plan: a circle to tick, what, how, who and when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from coachdesk.domain.errors import DeskError
from coachdesk.domain.plans import Action, ActionKind, ActionOwner, ActionState
from ui.widgets.buttons import Button, IconButton
from ui.widgets.check_circle import CheckCircle
from ui.widgets.chips import Chip, ChipButton
from ui.widgets.day_field import DayEdit
from ui.widgets.labels import Label
from ui.widgets.note_field import GrowingText

NEEDS_YOURS = "At least one action is to be yours: give one to yourself or to both."


class ActionLine(QWidget):
    """One action. `kept` gives it as edited; `removed` when it is to go."""

    kept = Signal(object)
    removed = Signal()

    def __init__(self, action: Action | None, plan_id: int) -> None:
        super().__init__()
        self._action = action
        self._new = action or Action(None, plan_id, "new")
        self._people = {owner: owner.value for owner in ActionOwner}
        self.circle = CheckCircle("Done")
        self.text = GrowingText(bare=True)
        self.text.setPlaceholderText("Who does what?")
        self.text.setAccessibleName("Action")
        self.state = Chip(small=True)
        self.kind = Button("", "quiet", on=self._choose_kind, small=True, tip="How")
        self.owner = ChipButton("", on=self._choose_owner)
        self.due = DayEdit(date.min)
        self.due.setProperty("kind", "bare")
        self.due.setAccessibleName("Due")
        self.due.setFixedWidth(64)
        self.more = IconButton("More about this action", "ellipsis", on=self._more)
        self.more.setFixedSize(26, 26)
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        self._arrange()
        self.text.settled.connect(lambda _text: self._keep())
        self.circle.toggled.connect(lambda on: self._change(state=ActionState.DONE if on else ActionState.OPEN))
        self.due.chosen.connect(lambda day: self._change(due=day))
        self.due.refused.connect(self.answer)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.circle)
        row.addWidget(self.text, 1)
        for widget in (self.state, self.kind, self.owner, self.due, self.more):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.error)

    @property
    def action_id(self) -> int | None:
        """The action's id; None while it has not been kept."""
        return self._action.id if self._action else None

    def show_action(self, action: Action | None, people: dict[ActionOwner, str], near: date) -> None:
        """Show an action as kept; words being typed stay."""
        self._people = people
        if action is not None:
            self._action = self._new = action
            self.text.show_text(action.text)
        self.circle.blockSignals(True)
        self.circle.setChecked(self._new.state is ActionState.DONE)
        self.circle.blockSignals(False)
        self.due.show_day(self._new.due, near)
        self._dress()

    def _dress(self) -> None:
        dropped = self._new.state is ActionState.DROPPED
        self.kind.setText(self._new.kind.value)
        self.owner.show_words(self._people[self._new.owner], active=False)
        self.circle.setEnabled(not dropped)
        self.state.show_words("dropped" if dropped else "carried over" if self._new.carried else "")
        self.state.setVisible(bool(self.state.text))

    def adopt(self, action: Action) -> None:
        """The action as it was kept, with its id."""
        self._action = self._new = action

    def answer(self, refusal: str) -> None:
        """Say under the line what became of it."""
        self.error.setText(refusal)
        self.error.setVisible(bool(refusal))
        if not refusal:
            self.text.accept()

    def settle(self) -> None:
        """Save now what has been typed."""
        self.text.settle()
        self.due.settle()

    def _change(self, **fields: Any) -> None:
        self._new = replace(self._new, **fields)
        self._dress()
        self._keep()

    def _keep(self) -> None:
        text = self.text.toPlainText()
        if not text.strip() and self._action is None:
            return
        try:
            new = replace(self._new, text=text)
        except DeskError as error:
            self.answer(str(error))
            return
        self._new = new
        if new == self._action:
            self.answer("")
        else:
            self.kept.emit(new)

    def _choose_kind(self) -> None:
        _pop(self.kind, [(kind.value, partial(self._change, kind=kind)) for kind in ActionKind])

    def _choose_owner(self) -> None:
        _pop(self.owner, [(self._people[owner], partial(self._change, owner=owner)) for owner in ActionOwner])

    def _more(self) -> None:
        drop, reopen = ActionState.DROPPED, ActionState.OPEN
        turn = ("Open again", reopen) if self._new.state is drop else ("Drop", drop)
        _pop(self.more, [(turn[0], lambda: self._change(state=turn[1])), ("Remove", self.removed.emit)])


def _pop(under: QWidget, choices: Sequence[tuple[str, Callable[[], object]]]) -> None:
    menu = QMenu(under)
    for words, run in choices:
        menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _on=False, run=run: run())
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(under.mapToGlobal(QPoint(0, under.height())))


class ActionList(QWidget):
    """The actions. `kept` says the line and its action; `removed` the id of one that is to go."""

    kept = Signal(object, object)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[ActionLine] = []
        self._plan_id, self._near = 0, date.min
        self._people = {owner: owner.value for owner in ActionOwner}
        self.add = Button("Add", "link", "plus", self.add_line, small=True)
        self.rule = Label("at least one is yours", "caption", "text3")
        head = QHBoxLayout()
        head.addWidget(Label("Actions", "captionStrong", "text2"))
        head.addWidget(self.rule)
        head.addStretch(1)
        head.addWidget(self.add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(self._rows)

    def show_actions(
        self, actions: Sequence[Action], plan_id: int, people: dict[ActionOwner, str], near: date
    ) -> None:
        """Show the actions of a plan; a line that is being written stays."""
        fresh = plan_id != self._plan_id
        self._plan_id, self._near, self._people = plan_id, near, people
        ids = {action.id for action in actions}
        for line in [one for one in self.lines if fresh or (one.action_id is not None and one.action_id not in ids)]:
            self._drop(line)
        known = {line.action_id: line for line in self.lines}
        for action in actions:
            (known.get(action.id) or self._line(action)).show_action(action, people, near)
        yours = any(action.owner is not ActionOwner.REP for action in actions)
        self.rule.setText("at least one is yours" if yours or not actions else NEEDS_YOURS)
        self.rule.set_ink("text3" if yours or not actions else "watch")

    def add_line(self) -> None:
        """An empty line to write an action in."""
        line = self._line(None)
        line.show_action(None, self._people, self._near)
        line.text.setFocus()

    def settle(self) -> None:
        """Save now what has been typed."""
        for line in list(self.lines):
            line.settle()

    def _line(self, action: Action | None) -> ActionLine:
        line = ActionLine(action, self._plan_id)
        line.kept.connect(lambda new: self.kept.emit(line, new))
        line.removed.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._rows.addWidget(line)
        return line

    def _remove(self, line: ActionLine) -> None:
        action_id = line.action_id
        self._drop(line)
        if action_id is not None:
            self.removed.emit(action_id)

    def _drop(self, line: ActionLine) -> None:
        self.lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
