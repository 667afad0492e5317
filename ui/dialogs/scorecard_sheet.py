"""The builder of a call scorecard: four to six criteria, each with a weight and what 1, 3 and 5 look like."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.scorecards import FEWEST, MOST, Criterion, Scorecard
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Banner, Card
from ui.widgets.columns import row_of
from ui.widgets.forms import ChoiceField, NoteField, TextField
from ui.widgets.labels import Label

WEIGHTS = tuple((n, f"weight {n}") for n in range(1, 6))


class CriterionForm(Card):
    """One criterion; `moved` says -1 or 1, `dropped` that it is to go."""

    moved = Signal(int)
    dropped = Signal()

    def __init__(self, criterion: Criterion, skills: list[tuple[int | None, str]], place: int) -> None:
        super().__init__()
        self._old = criterion
        self.text = TextField(f"Criterion {place}", "" if criterion.text == "?" else criterion.text, limit=500,
                              hint="Asked what happens if nothing changes")  # fmt: skip
        self.weight = ChoiceField("Weight", WEIGHTS, criterion.weight)
        self.skill = ChoiceField("Skill", skills, criterion.skill_id)
        self.guides = tuple(
            NoteField(f"{level} looks like", text, rows=2)
            for level, text in ((1, criterion.guide1), (3, criterion.guide3), (5, criterion.guide5))
        )
        tools = row_of(
            IconButton("Move up", "chevron-up", lambda: self.moved.emit(-1)),
            IconButton("Move down", "chevron-down", lambda: self.moved.emit(1)),
            IconButton("Remove this criterion", "x", self.dropped.emit), spacing=2,
        )  # fmt: skip
        head = row_of(self.text, self.weight, self.skill, tools, spacing=12)
        head.setStretch(0, 5)
        head.setStretch(1, 2)
        head.setStretch(2, 3)
        self.add(head)
        self.add(row_of(*self.guides, spacing=12))

    def show_place(self, place: int) -> None:
        """Say how-manieth it is."""
        self.text.label.setText(f"Criterion {place}")
        self.text.line.setAccessibleName(f"Criterion {place}")

    def criterion(self) -> Criterion:
        """The form as a criterion; `Invalid` when it breaks a rule."""
        one, three, five = (guide.value.strip() for guide in self.guides)
        return replace(
            self._old, text=self.text.value, weight=self.weight.value, skill_id=self.skill.value, guide1=one,
            guide3=three, guide5=five,
        )  # fmt: skip


class ScorecardSheet(Sheet):
    """A version that was used is locked: keeping a change makes the next one, which is said before."""

    def __init__(self, bridge: Bridge, card: Scorecard | None = None, parent: QWidget | None = None) -> None:
        title = f"{card.name}, version {card.version}" if card else "New scorecard"
        sub = f"{FEWEST} to {MOST} criteria that can be heard or seen on a call"
        super().__init__(title, sub, parent, width=1080, tall=True)
        self._bridge, self._card = bridge, card
        self._skills: list[tuple[int | None, str]] = [
            (None, "no skill"),
            *((s.id, s.name) for s in bridge.desk.skills.all()),
        ]
        self.name = TextField("Name", card.name if card else "", hint="Discovery call")
        self.call_type = TextField("Type of call", card.call_type if card else "", hint="first meeting")
        self.error = Label("", "medium", "risk", wrap=True)
        self.forms: list[CriterionForm] = []
        self.add(row_of(self.name, self.call_type, spacing=12))
        if card is not None and bridge.desk.scorecards.locked(card):
            said = (
                f"Calls were scored by version {card.version}: it stays as it is, and a change makes the next version."
            )
            self.add(Banner(said, "accent", "lock"))
        self.add(self._scrolling(), 1)
        known = bridge.desk.scorecards.criteria(card.id or 0) if card else ()
        for criterion in known or [Criterion(None, 0, "?")] * FEWEST:
            self._insert(criterion)
        self.add(self.error)
        self._finish()

    def keep(self) -> None:
        """Keep the form; what is wrong is said beside its field, and nothing typed is lost."""
        if self._wrong():
            return
        card = self._card or Scorecard(None, "?")
        try:
            fresh = replace(card, name=self.name.value, call_type=self.call_type.value)
            criteria = [form.criterion() for form in self.forms]
            self._bridge.desk.scorecards.save(fresh, criteria)
        except Invalid as wrong:
            (self.name if wrong.field == "name" else self.forms[0].text).set_error(str(wrong))
        except DeskError as error:
            self.error.setText(str(error))
        else:
            self.accept()

    def add_criterion(self) -> None:
        """One more line, up to the most there may be."""
        if len(self.forms) >= MOST:
            self.error.setText(f"A scorecard has at most {MOST} criteria: more can’t be watched on one call.")
            return
        self._insert(Criterion(None, 0, "?"))
        self.forms[-1].text.setFocus()

    def _wrong(self) -> bool:
        """Say beside each field what is missing."""
        self.error.setText("")
        self.name.set_error("" if self.name.value else "A scorecard needs a name.")
        empty = [form for form in self.forms if not form.text.value]
        for form in self.forms:
            form.text.set_error("What is to be seen on the call?" if form in empty else "")
        if len(self.forms) < FEWEST:
            self.error.setText(f"A scorecard has at least {FEWEST} criteria; this one has {len(self.forms)}.")
        return bool(empty) or not self.name.value or len(self.forms) < FEWEST

    def _insert(self, criterion: Criterion) -> None:
        form = CriterionForm(criterion, self._skills, len(self.forms) + 1)
        form.moved.connect(lambda by: self._move(form, by))
        form.dropped.connect(lambda: self._drop(form))
        self.forms.append(form)
        self._rows.insertWidget(len(self.forms) - 1, form)

    def _move(self, form: CriterionForm, by: int) -> None:
        at = self.forms.index(form)
        to = min(max(0, at + by), len(self.forms) - 1)
        self.forms.insert(to, self.forms.pop(at))
        self._rows.insertWidget(to, form)
        self._number()

    def _drop(self, form: CriterionForm) -> None:
        self.forms.remove(form)
        self._rows.removeWidget(form)
        form.hide()
        form.deleteLater()
        self._number()

    def _number(self) -> None:
        for place, form in enumerate(self.forms, start=1):
            form.show_place(place)

    def _scrolling(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("pageBody")
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(10)
        self._rows.addWidget(Button("Add a criterion", "quiet", "plus", self.add_criterion))
        self._rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def _finish(self) -> None:
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        self.foot.addWidget(Button("Keep", "primary", on=self.keep))
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.keep)
        self.name.setFocus()
