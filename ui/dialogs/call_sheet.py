"""Which call is to be scored: whose, when, by which scorecard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import DeskError
from coachdesk.domain.scorecards import Scorecard, ScoredCall
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.date_field import DateField
from ui.widgets.forms import ChoiceField, TextField


class CallSheet(Sheet):
    """Begins a scored call and asks for the page where it is scored."""

    asked = Signal(str, dict)

    def __init__(
        self, bridge: Bridge, card: Scorecard | None = None, parent: QWidget | None = None, *, rep_id: int | None = None
    ) -> None:
        super().__init__("Score a call", "The rep scores first, then you; you talk about the difference.", parent,
                         width=560)  # fmt: skip
        self._bridge = bridge
        reps = [(r.id, r.name) for r in bridge.desk.people.all() if r.present]
        cards = [(c.id, f"{c.name}, version {c.version}") for c in bridge.desk.scorecards.all()]
        self.rep = ChoiceField("Rep", reps, rep_id)
        self.card = ChoiceField("Scorecard", cards, card.id if card else None)
        self.day = DateField("Day of the call", bridge.today(), bridge.today(), back=True)
        self.about = TextField("Call", hint="Acme, second meeting")
        self.add(row_of(self.rep, self.card, spacing=12))
        self.add(row_of(self.about, self.day, spacing=12))
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        self.foot.addWidget(Button("Score it", "primary", on=self.keep))
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.keep)
        self.about.setFocus()

    def keep(self) -> None:
        """Begin it; what is missing is said beside its field."""
        for field in (self.rep, self.card, self.day):
            field.set_error("")
        if self.rep.value is None:
            self.rep.set_error("Add a rep first: a call belongs to somebody.")
            return
        if self.card.value is None:
            self.card.set_error("Make a scorecard first.")
            return
        day = self.day.read()
        if day is None:
            return
        if day > self._bridge.today():
            self.day.set_error("A call that is still to come can’t be scored.")
            return
        try:
            made = self._bridge.desk.scorecards.add_call(
                ScoredCall(None, self.card.value, self.rep.value, day, self.about.value)
            )
        except DeskError as error:
            self.about.set_error(str(error))
            return
        self.accept()
        self.asked.emit("score", {"call_id": made.id})
