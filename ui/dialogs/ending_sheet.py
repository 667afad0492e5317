"""Why commitments were done in part or dropped: one line, kept with each of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk.analysis.words import plural
from coachdesk.domain.commitments import Commitment, CommitmentState
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.forms import TextField
from ui.widgets.labels import Label

TITLES = {CommitmentState.PART: "Done in part", CommitmentState.DROPPED: "Dropped"}
SUBS = {
    CommitmentState.PART: "The rest goes on as a commitment of its own.",
    CommitmentState.DROPPED: "It leaves the count of kept and missed.",
}

ASK_WHY = "Say in a few words why: it is what you both learn from."


class EndingSheet(Sheet):
    """Asks why, and closes all of them in one step."""

    def __init__(
        self, bridge: Bridge, commitments: Sequence[Commitment], state: CommitmentState, parent: QWidget | None = None
    ) -> None:
        super().__init__(TITLES[state], SUBS[state], parent, width=520)
        self._bridge, self._rows, self._state = bridge, tuple(commitments), state
        for one in self._rows[:4]:
            self.add(Label(one.text, "medium", wrap=True))
        if len(self._rows) > 4:
            self.add(Label(f"and {len(self._rows) - 4} more", "caption", "text2"))
        self.why = TextField("Why", hint="what got in the way, or what is left", limit=2000)
        self.add(self.why)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        self.foot.addWidget(Button("Keep", "primary", on=self.keep))
        for keys in (Qt.Key.Key_Return, Qt.Modifier.CTRL | Qt.Key.Key_Return):
            QShortcut(QKeySequence(keys), self, self.keep)
        self.why.setFocus()

    def keep(self) -> None:
        """Close them; without a word why it says so, and stays."""
        if not self.why.value:
            self.why.set_error(ASK_WHY)
            self.why.setFocus()
            return
        why, day, topic = self.why.value, self._bridge.today(), self._bridge.desk.commitments

        def close() -> bool:
            with self._bridge.desk.store.change(f"{TITLES[self._state]}: {plural(len(self._rows), 'commitment')}"):
                for one in self._rows:
                    topic.close(one, self._state, day, why)
            return True

        if self._bridge.run(close):
            self.accept()
