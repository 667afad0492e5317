"""One commitment: who, what, by when in plain words, and how both will see it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk import meeting
from coachdesk.analysis.due import Due, read_due
from coachdesk.domain.commitments import Commitment, Owner
from coachdesk.domain.errors import DeskError, Invalid
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.day_field import day_words
from ui.widgets.forms import ChoiceField, TextField
from ui.widgets.segmented import Segmented

MINE = ((Owner.REP.value, "Theirs"), (Owner.MANAGER.value, "Mine"))


class PromiseSheet(Sheet):
    """Adds a commitment, or changes one; what can't be read is said under its field."""

    def __init__(
        self, bridge: Bridge, rep_id: int | None = None, commitment: Commitment | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("Change a commitment" if commitment else "Add a commitment", "", parent, width=560)
        self._bridge, self._old = bridge, commitment
        reps = [(r.id, r.name) for r in bridge.desk.people.all() if r.present or commitment]
        chosen = commitment.rep_id if commitment else rep_id
        self.rep = ChoiceField("With", reps, chosen)
        self.rep.setEnabled(commitment is None)
        self.owner = Segmented("Whose", MINE, commitment.owner.value if commitment else "")
        self.words = TextField("Who does what, on which call?", commitment.text if commitment else "", limit=2000)
        due = (commitment.due_words or day_words(commitment.due, bridge.today())) if commitment else ""
        self.due = TextField("Due", due, hint="fri, 2w, 18 Dec, before the Acme call")
        self.seen = TextField("How we will both see it", commitment.seen_in if commitment else "", hint="the sent mail")
        self.add(row_of(self.rep, self.owner, spacing=12))
        self.add(self.words)
        self.add(row_of(self.due, self.seen, spacing=12))
        self._finish()

    def keep(self) -> None:
        """Write it down and close."""
        for field in (self.rep, self.words, self.due):
            field.set_error("")
        try:
            made = self._made()
        except Invalid as wrong:
            {"due": self.due, "rep": self.rep}.get(wrong.field, self.words).set_error(str(wrong))
            return
        except DeskError as error:
            self.words.set_error(str(error))
            return
        topic = self._bridge.desk.commitments
        if self._bridge.run(lambda: topic.edit(made) if made.id else topic.add(made)) is not None:
            self.accept()

    def _made(self) -> Commitment:
        if self.rep.value is None:
            raise Invalid("rep", "Choose the rep it is with.")
        due, owner = self._due(), Owner(self.owner.current)
        day, said = (due.day, due.words) if due else (None, "")
        if self._old is not None:
            fields = {"owner": owner, "text": self.words.value, "due": day, "due_words": said}
            return replace(self._old, **fields, seen_in=self.seen.value)  # type: ignore[arg-type]
        today = self._bridge.today()
        new = Commitment(None, self.rep.value, owner, self.words.value, today, day)
        return replace(new, due_words=said, seen_in=self.seen.value)

    def _due(self) -> Due | None:
        """What is typed as the day; one that was there already may lie in the past."""
        old, text = self._old, self.due.value
        if old is not None and text == (old.due_words or day_words(old.due, self._bridge.today())):
            return Due(old.due, old.due_words) if old.due else None
        desk, today = self._bridge.desk, self._bridge.today()
        return read_due(text, today, meeting.anchors(desk, self.rep.value, today)) if text else None

    def _finish(self) -> None:
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        self.foot.addWidget(Button("Keep", "primary", on=self.keep))
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.keep)
        self.words.setFocus()
