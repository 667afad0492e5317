"""What the rep brings and what you bring: topics, praise, feedback and what will be rehearsed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coachdesk.analysis.prep import PrepFacts
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.commitments import Owner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.columns import row_of
from ui.widgets.labels import Label
from ui.widgets.note_field import GrowingText, TypedField
from ui.widgets.sbi import SbiField, in_one


def whole(item: AgendaItem | None) -> str:
    """An item's words and what stands behind them, as the paper says them too."""
    if item is None:
        return ""
    if item.kind is AgendaKind.SBI:
        return in_one(item.text, item.detail)
    return f"{item.text}: {item.detail}" if item.detail else item.text


def own_words(item: AgendaItem | None, focus: str) -> str:
    """What was written into the item for rehearsing; its usual heading is nothing yet."""
    return item.detail if item is not None and item.text == heading_of(focus) else whole(item)


def heading_of(focus: str) -> str:
    """The item for rehearsing before anybody wrote into it."""
    return f"Rehearse: {focus}"


class TopicLine(QWidget):
    """One topic; `edited` gives its words, `removed` when it is to go."""

    edited = Signal(str)
    removed = Signal()

    def __init__(self, item: AgendaItem) -> None:
        super().__init__()
        self.item = item
        self.text = GrowingText(bare=True)
        self.text.setAccessibleName("Topic")
        self.text.settled.connect(self.edited)
        remove = IconButton("Remove this topic", "x", self.removed.emit)
        remove.setFixedSize(26, 26)
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        row = row_of(Label("·", "strong", "text3"), self.text, remove, spacing=6)
        row.setStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.error)

    def answer(self, refusal: str) -> None:
        """Say under the line what became of its words."""
        self.error.setText(refusal)
        self.error.setVisible(bool(refusal))
        if not refusal:
            self.text.accept()


class TopicList(QWidget):
    """The topics of one side. `kept` says line, item and words; `added` the words of a new one; `removed` an id."""

    kept = Signal(object, object, str)
    added = Signal(str)
    removed = Signal(int)

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.lines: list[TopicLine] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.new = QLineEdit()
        self.new.setPlaceholderText(hint)
        self.new.setAccessibleName(hint)
        self.new.returnPressed.connect(lambda: self.added.emit(self.new.text()))
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        row = row_of(self.new, Button("Add", on=lambda: self.added.emit(self.new.text()), small=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addLayout(row)
        column.addWidget(self.error)

    def show_items(self, items: Sequence[AgendaItem]) -> None:
        """Show the topics as kept; words that are being typed stay."""
        ids = {item.id for item in items}
        for line in [one for one in self.lines if one.item.id not in ids]:
            self._drop(line)
        known = {line.item.id: line for line in self.lines}
        for item in items:
            line = known.get(item.id) or self._line(item)
            line.item = item
            line.text.show_text(item.text)

    def answer(self, refusal: str) -> None:
        """Say what became of a new topic; its words stay when it was refused."""
        self.error.setText(refusal)
        self.error.setVisible(bool(refusal))
        if not refusal:
            self.new.clear()

    def settle(self) -> None:
        """Keep now what has been typed, a new topic too."""
        for line in list(self.lines):
            line.text.settle()
        if self.new.text().strip():
            self.added.emit(self.new.text())

    def _line(self, item: AgendaItem) -> TopicLine:
        line = TopicLine(item)
        line.edited.connect(lambda text: self.kept.emit(line, line.item, text))
        line.removed.connect(lambda: self.removed.emit(line.item.id))
        self.lines.append(line)
        self._rows.addWidget(line)
        return line

    def _drop(self, line: TopicLine) -> None:
        self.lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()


class RepBrings(Card):
    """The rep's own topics; they stand on the rep's half too."""

    def __init__(self) -> None:
        super().__init__("The rep brings", "message-square", "on the rep’s half too")
        self.topics = TopicList("Add what the rep brings, Enter")
        self.add(self.topics)

    def show_facts(self, facts: PrepFacts) -> None:
        """Show them; the usual heading of the agenda is no topic yet."""
        self.set_heading(f"{facts.rep_first} brings")
        usual = {f"What {facts.rep_first} brings", "What the group brings"}
        self.topics.show_items([one for one in _topics(facts, Owner.REP) if one.text not in usual])


class OwnBrings(Card):
    """Praise, feedback in three parts, and your own topics. `written` says a kind and its words."""

    written = Signal(object, str)

    def __init__(self) -> None:
        super().__init__("You bring", "sticky-note", "not on the rep’s half")
        self.praise = TypedField("Praise", hint="One thing, and what it did: Halden renewed at list price")
        self.points = SbiField("Feedback")
        self.topics = TopicList("Add what you bring, Enter")
        self.praise.edited.connect(lambda: self.written.emit(AgendaKind.PRAISE, self.praise.value))
        self.points.edited.connect(lambda: self.written.emit(AgendaKind.SBI, self.points.value))
        self.add(self.praise)
        self.add(self.points)
        self.add(Label("Your topics", "captionStrong", "text2"))
        self.add(self.topics)

    def show_facts(self, facts: PrepFacts) -> None:
        """Show what is kept; words that are being typed stay."""
        first = {kind: next((one for one in facts.agenda if one.kind is kind), None) for kind in AgendaKind}
        praise, sbi = first[AgendaKind.PRAISE], first[AgendaKind.SBI]
        self.praise.set_value(whole(praise))
        self.points.set_value(whole(sbi))
        self.topics.show_items(_topics(facts, Owner.MANAGER))

    def answer(self, kind: AgendaKind, refusal: str) -> None:
        """Say beside the field what became of its words."""
        fields: dict[AgendaKind, TypedField | SbiField] = {
            AgendaKind.PRAISE: self.praise, AgendaKind.SBI: self.points,
        }  # fmt: skip
        fields[kind].answer(refusal)

    def settle(self) -> None:
        """Keep now what has been typed."""
        for field in (self.praise, self.points):
            field.settle()
        self.topics.settle()


class Rehearsal(Card):
    """What both will try out; it stands on the rep's half too. `written` gives its words."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__("We rehearse", "refresh-cw", "on the rep’s half too")
        self.field = TypedField("We rehearse", hint="The pause after “what would we get?”")
        for label in (self.field.label, self.field.right):
            label.hide()
        self.field.edited.connect(lambda: self.written.emit(self.field.value))
        self.add(self.field)

    def show_facts(self, facts: PrepFacts) -> None:
        """Show what is written; the usual heading of the agenda is nothing yet."""
        item = next((one for one in facts.agenda if one.kind is AgendaKind.REHEARSE), None)
        self.field.set_value(own_words(item, facts.focus.skill if facts.focus else ""))


def _topics(facts: PrepFacts, owner: Owner) -> list[AgendaItem]:
    return [one for one in facts.agenda if one.kind is AgendaKind.TOPIC and one.owner is owner]
