"""The cards of what is known before a session: commitments, what happened since, numbers, focus skill, deals."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from coachdesk.analysis.commitments import Promise
from coachdesk.analysis.prep import PrepDeal, PrepFacts, PrepFocus, PrepNumber
from coachdesk.domain.commitments import CommitmentState
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.check_circle import CheckCircle
from ui.widgets.chips import Chip
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.labels import Label, Rule
from ui.widgets.levels import Levels

FLAGS = {"up": "▲", "down": "▼"}
TOP = Qt.AlignmentFlag.AlignTop
_STATES = {True: CommitmentState.DONE, False: CommitmentState.OPEN}


class PromisesCard(Card):
    """What both sides promised and is still open, with the streaks. `ended` says which one and how."""

    ended = Signal(object, object)

    def __init__(self) -> None:
        self.all = Button("All commitments", "link", small=True)
        super().__init__("Open commitments", "flag", right=self.all, count=0)
        self._shown: object = None
        self.rows = QVBoxLayout()
        self.rows.setSpacing(6)
        self.kept = Label("", "caption", "text2", wrap=True)
        self.add(self.rows)
        self.add(self.kept)

    def show_facts(self, facts: PrepFacts) -> None:
        """Show what is open; nothing is built anew while it is the same."""
        shown = (facts.promises, facts.rep_streak, facts.own_streak, facts.kept_words, facts.rep)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self.rows)
        self.set_count(len(facts.promises) or None)
        for promise in facts.promises:
            self.rows.addLayout(self._row(promise))
        if not facts.promises:
            self.rows.addWidget(Label(f"Nothing is open between you and {facts.rep_first}.", "body", "text2"))
        sides = ((facts.rep_first, facts.rep_streak.words), ("You", facts.own_streak.words))
        said = (facts.kept_words, *(f"{who}: {streak}" for who, streak in sides if streak))
        self.kept.setText("\n".join(part for part in said if part))
        self.kept.setVisible(bool(self.kept.text()))

    def _row(self, promise: Promise) -> QHBoxLayout:
        is_open = promise.state is CommitmentState.OPEN
        circle = CheckCircle(f"Done: {promise.text}", done=promise.state is CommitmentState.DONE)
        circle.toggled.connect(lambda on: self.ended.emit(promise.id, _STATES[on]))
        text = Label(promise.text, "medium", wrap=True)
        under = " · ".join(part for part in (promise.seen_in, "goes on from before" if promise.carried else "") if part)
        seen = Label(under, "caption", "text3", wrap=True)
        if not under:
            seen.hide()
        said = (promise.due_words, promise.late_words) if is_open else (promise.state_words,)
        late = Label(", ".join(part for part in said if part), "caption", "text2", right=True)
        if promise.late and is_open:
            late.set_style("captionStrong")
            late.set_ink("risk")
        more = IconButton(f"More about: {promise.text}", "ellipsis")
        more.setFixedSize(26, 24)
        more.clicked.connect(lambda _on=False: self._more(promise, more))
        row = row_of()
        row.addWidget(circle)
        row.addWidget(Chip(promise.who, small=True), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(column_of(text, seen, spacing=0), 1)
        row.addWidget(late)
        row.addWidget(more)
        return row

    def _more(self, promise: Promise, under: QWidget) -> None:
        choices = (("Done in part…", CommitmentState.PART), ("Dropped…", CommitmentState.DROPPED))
        menu = QMenu(under)
        for said, state in choices:
            menu.addAction(said).triggered.connect(lambda _on=False, state=state: self.ended.emit(promise.id, state))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))


class SinceCard(Card):
    """What happened since the last session, and what was written then."""

    def __init__(self) -> None:
        super().__init__("Since last time", "activity")
        self._shown: object = None
        self.rows = QVBoxLayout()
        self.rows.setSpacing(4)
        self.add(self.rows)

    def show_facts(self, facts: PrepFacts) -> None:
        """Show it in sentences."""
        if (facts.since, facts.last_summary, facts.since_words) == self._shown:
            return
        self._shown = (facts.since, facts.last_summary, facts.since_words)
        self.set_sub(facts.since_words)
        clear(self.rows)
        for sentence in facts.since:
            self.rows.addWidget(Label(sentence, wrap=True))
        if not facts.since:
            self.rows.addWidget(Label("Nothing was written down since then.", "body", "text2", wrap=True))
        if facts.last_summary:
            self.rows.addSpacing(4)
            self.rows.addWidget(Label("Your shared notes of last time", "captionStrong", "text2"))
            self.rows.addWidget(Label(_short(facts.last_summary), "body", "text2", wrap=True))


class NumbersCard(Card):
    """Each number with its usual range; a flag, and words, only on a signal."""

    def __init__(self) -> None:
        super().__init__("Numbers", "hash", "flag only on a signal")
        self._shown: tuple[PrepNumber, ...] | None = None
        self.rows = QVBoxLayout()
        self.rows.setSpacing(3)
        self.add(self.rows)

    def show_numbers(self, numbers: tuple[PrepNumber, ...], rep: str) -> None:
        """Show them in their order."""
        if numbers == self._shown:
            return
        self._shown = numbers
        clear(self.rows)
        if not numbers:
            self.rows.addWidget(Label(f"No numbers of {rep} yet.", "body", "text2", wrap=True))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        for place, one in enumerate(numbers):
            grid.addWidget(Label(one.name, "medium", elide=True), place * 2, 0)
            grid.addWidget(Label(one.now, "strong", right=True), place * 2, 1)
            grid.addWidget(Label(one.usual, "caption", "text2"), place * 2, 2)
            grid.addWidget(Label(FLAGS.get(one.flag, ""), "caption", "watch"), place * 2, 3)
            if place < len(numbers) - 1:
                grid.addWidget(Rule(), place * 2 + 1, 0, 1, 4)
        self.rows.addLayout(grid)
        for one in numbers:
            if one.flag:
                self.rows.addWidget(Label(_signal(one), "caption", "watch", wrap=True))


class FocusCard(Card):
    """The focus skill of the quarter: level, what is wanted, what was seen last."""

    def __init__(self, note: Callable[[], object]) -> None:
        self.note = Button("Note what I saw", "link", "message-square", note, small=True, tip="Ctrl+O")
        super().__init__("Focus skill", "target", right=self.note)
        self._shown: object = ""
        self.rows = QVBoxLayout()
        self.rows.setSpacing(6)
        self.add(self.rows)

    def show_focus(self, focus: PrepFocus | None, rep: str) -> None:
        """Show the skill, or say where one is chosen."""
        if focus == self._shown:
            return
        self._shown = focus
        clear(self.rows)
        self.set_heading(f"Focus skill: {focus.skill}" if focus else "Focus skill")
        self.set_sub(_levels(focus) if focus else "")
        if focus is None:
            self.rows.addWidget(Label(f"{rep}’s plan names no focus skill yet.", "body", "text2", wrap=True))
            return
        bar = Levels(focus.skill, focus.level, focus.wanted)
        for words_, text in (("Now", focus.level_text), ("Wanted", focus.wanted_text)):
            if text:
                self.rows.addLayout(_beside(Label(words_, "captionStrong", "text2"), Label(text, wrap=True)))
        self.rows.insertWidget(0, bar)
        for seen in focus.seen:
            level = Label("" if seen.level is None else f"level {seen.level}", "caption", "text2", right=True)
            row = _beside(Label(seen.day, "captionStrong", "text2"), Label(seen.words, wrap=True))
            row.addWidget(level, 0, TOP)
            self.rows.addLayout(row)
        if not focus.seen:
            self.rows.addWidget(Label("Nothing was seen of it yet: no evidence.", "caption", "watch", wrap=True))


class DealsCard(Card):
    """The deals coming up, each a link to its sheet. `opened` says which; `wanted` asks for a new one."""

    opened = Signal(int)
    wanted = Signal()

    def __init__(self) -> None:
        add = Button("Add a deal", "link", "plus", small=True)
        super().__init__("Deals coming up", "trending-up", right=add)
        add.clicked.connect(lambda _on=False: self.wanted.emit())
        self._shown: tuple[PrepDeal, ...] | None = None
        self.rows = QVBoxLayout()
        self.rows.setSpacing(6)
        self.add(self.rows)

    def show_deals(self, deals: tuple[PrepDeal, ...], rep: str) -> None:
        """Show them, the next one first."""
        if deals == self._shown:
            return
        self._shown = deals
        clear(self.rows)
        for deal in deals:
            name = Button(deal.account, "link", on=partial(self.opened.emit, deal.deal_id), small=True)
            row = row_of(name, Label(deal.words, "body", "text2", elide=True), Label(deal.fit, "caption", "text2"))
            row.setStretch(1, 1)
            self.rows.addLayout(row)
        if not deals:
            self.rows.addWidget(Label(f"No open deal of {rep} has a day in sight.", "body", "text2", wrap=True))


def _beside(label: Label, text: Label) -> QHBoxLayout:
    label.setFixedWidth(58)
    row = row_of()
    row.addWidget(label, 0, TOP)
    row.addWidget(text, 1)
    return row


def _levels(focus: PrepFocus) -> str:
    now = "not rated" if focus.level is None else f"level {focus.level}"
    return f"{now}, wanted {focus.wanted}" if focus.wanted else now


def _signal(number: PrepNumber) -> str:
    return f"{FLAGS[number.flag]} {number.name}: {number.says}"


def _short(text: str, most: int = 280) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
