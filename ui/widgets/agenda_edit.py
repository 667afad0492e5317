"""The agenda of a session as it is prepared: words, who brings it, minutes, in an order of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coachdesk.domain.agenda import AgendaItem
from coachdesk.domain.commitments import Owner
from coachdesk.domain.errors import DeskError
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.chips import ChipButton
from ui.widgets.columns import clear, row_of
from ui.widgets.in_order import Grip, InOrder, MinutesBox
from ui.widgets.labels import Label
from ui.widgets.note_field import GrowingText

SUGGEST_KEY = "Ctrl+I"


class AgendaLine(QWidget):
    """One item. `kept` gives it as edited; `removed` when it is to go."""

    kept = Signal(object)
    removed = Signal()

    def __init__(self, item: AgendaItem) -> None:
        super().__init__()
        self.item = item
        self._names = {owner: owner.value for owner in Owner}
        self.grip = Grip()
        self.text = GrowingText(bare=True)
        self.text.setAccessibleName("Agenda item")
        self.owner = ChipButton("", on=self._turn_owner)
        self.owner.setToolTip("Who brings it")
        self.minutes = MinutesBox("Minutes")
        self.remove = IconButton("Remove from the agenda", "x", self.removed.emit)
        self.remove.setFixedSize(26, 26)
        self.detail = Label("", "caption", "text2", elide=True)
        self.error = Label("", "caption", "risk", wrap=True)
        for label in (self.detail, self.error):
            label.setContentsMargins(28, 0, 0, 0)
            label.hide()
        row = row_of(self.grip, self.text, self.owner, self.minutes, self.remove, spacing=6)
        row.setStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.detail)
        column.addWidget(self.error)
        self.text.settled.connect(lambda text: self._keep(text=text))
        self.minutes.timed.connect(lambda minutes: self._keep(minutes=minutes))
        self.minutes.refused.connect(self.answer)

    def show_item(self, item: AgendaItem, names: dict[Owner, str]) -> None:
        """Show an item as kept; words that are being typed stay."""
        self.item, self._names = item, names
        self.text.show_text(item.text)
        self.minutes.show_minutes(item.minutes)
        self.detail.setText(item.detail)
        self.detail.setVisible(bool(item.detail))
        self.owner.show_words(names[item.owner], active=item.owner is Owner.REP)

    def answer(self, refusal: str) -> None:
        """Say under the line what became of it."""
        self.error.setText(refusal)
        self.error.setVisible(bool(refusal))
        if not refusal:
            self.text.accept()

    def settle(self) -> None:
        """Keep now what has been typed."""
        self.text.settle()
        self.minutes.settle()

    def _turn_owner(self) -> None:
        self._keep(owner=Owner.MANAGER if self.item.owner is Owner.REP else Owner.REP)

    def _keep(self, **fields: Any) -> None:
        try:
            new = replace(self.item, **fields)
        except DeskError as error:
            self.answer(str(error))
            return
        if new == self.item:
            self.answer("")
        else:
            self.kept.emit(new)


class AgendaEdit(Card):
    """The items in order, a line to add one, and what is suggested.

    `kept` says the line and its item, `removed` an id, `arranged` the ids in their new order, `added` the words and
    the owner of a new one, `taken` a suggested item that is to go on the agenda.
    """

    kept = Signal(object, object)
    removed = Signal(int)
    arranged = Signal(object)
    added = Signal(str, object)
    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__("Agenda", "clipboard-list")
        self._names = {owner: owner.value for owner in Owner}
        self._suggested: tuple[AgendaItem, ...] = ()
        self._session_id: int | None = None
        self.list = InOrder()
        self.list.arranged.connect(lambda: self.arranged.emit(tuple(line.item.id for line in self.lines)))
        self.new = QLineEdit()
        self.new.setPlaceholderText("Add an item, Enter")
        self.new.setAccessibleName("New agenda item")
        self.new.returnPressed.connect(self._add)
        self.new_owner = ChipButton("", on=self._turn_owner)
        self.new_owner.setToolTip("Who brings it")
        self._owner = Owner.MANAGER
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        self.chips = QVBoxLayout()
        self.chips.setSpacing(2)
        self.add(self.list)
        row = row_of(self.new, self.new_owner, Button("Add", on=self._add, small=True))
        row.setStretch(0, 1)
        self.add(row)
        self.add(self.error)
        self.add(self.chips)

    @property
    def lines(self) -> list[AgendaLine]:
        """The items' rows in their order."""
        return cast("list[AgendaLine]", self.list.rows)

    def show_items(
        self, session_id: int | None, items: Sequence[AgendaItem], suggested: Sequence[AgendaItem], total: int,
        rep_name: str,
    ) -> None:  # fmt: skip
        """Show an agenda against the session's `total` minutes; a line that is being written stays."""
        self._names = {Owner.REP: rep_name, Owner.MANAGER: "You"}
        ids = {item.id for item in items}
        for line in [one for one in self.lines if session_id != self._session_id or one.item.id not in ids]:
            self.list.take(line)
        self._session_id = session_id
        known = {line.item.id: line for line in self.lines}
        shown: list[QWidget] = []
        for item in items:
            line = known.get(item.id) or self._line(item)
            line.show_item(item, self._names)
            shown.append(line)
        self.list.arrange(shown)
        self.new_owner.show_words(self._names[self._owner], active=self._owner is Owner.REP)
        self.set_sub(_time_words(sum(item.minutes for item in items), total))
        self._suggest(tuple(suggested))

    def take_next(self) -> None:
        """Put the first suggested item on the agenda."""
        if self._suggested:
            self.taken.emit(self._suggested[0])

    def answer(self, refusal: str) -> None:
        """Say what became of a new item; its words stay when it was refused."""
        self.error.setText(refusal)
        self.error.setVisible(bool(refusal))
        if not refusal:
            self.new.clear()

    def settle(self) -> None:
        """Keep now what has been typed, a new item too."""
        for line in list(self.lines):
            line.settle()
        if self.new.text().strip():
            self._add()

    def _add(self) -> None:
        self.added.emit(self.new.text(), self._owner)

    def _turn_owner(self) -> None:
        self._owner = Owner.MANAGER if self._owner is Owner.REP else Owner.REP
        self.new_owner.show_words(self._names[self._owner], active=self._owner is Owner.REP)

    def _line(self, item: AgendaItem) -> AgendaLine:
        line = AgendaLine(item)
        line.kept.connect(lambda new: self.kept.emit(line, new))
        line.removed.connect(lambda: self.removed.emit(line.item.id))
        self.list.put(line, line.grip)
        return line

    def _suggest(self, items: tuple[AgendaItem, ...]) -> None:
        if items == self._suggested:
            return
        self._suggested = items
        clear(self.chips)
        for place, item in enumerate(items):
            self.chips.addLayout(self._suggestion(item, first=not place))

    def _suggestion(self, item: AgendaItem, *, first: bool) -> QHBoxLayout:
        button = Button("Add", "link", "plus", lambda: self.taken.emit(item), small=True)
        button.setAccessibleName(f"Add {item.text}")
        words = Label(item.text, "body", "text2", elide=True)
        key = Label(SUGGEST_KEY if first else "", "caption", "text3")
        row = row_of(Label("Suggested", "caption", "text3"), words, key, button)
        row.setStretch(1, 1)
        return row


def _time_words(given: int, total: int) -> str:
    if not given:
        return "no time boxes yet"
    over = f", {given - total} too many" if given > total else f", {total - given} free" if given < total else ""
    return f"{given} of {total} min{over}"
