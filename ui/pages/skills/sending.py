"""Ask which rep: to assess, or to send a self-assessment as a PDF that is filled in anywhere and comes back."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from coachdesk import forms
from coachdesk.domain.people import Rep
from coachdesk.paths import safe_name, write_whole
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.forms import ChoiceField
from ui.widgets.labels import Label

RETURN_WORDS = (
    "The PDF opens in any reader. The rep rates, saves and gives it back; drop it on this window and the levels "
    "are shown before they are stored. Your ratings and notes are not in it."
)


class RepChoice(Sheet):
    """One rep, and one framework where there are several; `then` gets both and says whether it was done."""

    def __init__(
        self, bridge: Bridge, title: str, sub: str, verb: str, then: Callable[[Rep, int | None], bool],
        rep_id: int | None = None, framework_id: int | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(title, sub, parent, width=520)
        self._then = then
        self._reps = {rep.id: rep for rep in bridge.desk.people.all() if rep.present}
        frameworks = [(f.id, f.name) for f in bridge.desk.frameworks.all()]
        self.rep = ChoiceField("Rep", [(at, rep.name) for at, rep in self._reps.items()], rep_id)
        self.framework = ChoiceField("Framework", frameworks, framework_id)
        self.add(self.rep)
        self.add(self.framework)
        self.framework.setVisible(len(frameworks) > 1)
        self.note = Label("", "caption", "text2", wrap=True)
        self.add(self.note)
        self.go_on = Button(verb, "primary", on=self.keep)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        self.foot.addWidget(self.go_on)
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.keep)
        self.rep.setFocus()

    def keep(self) -> None:
        """Go on with the rep that is chosen."""
        rep = self._reps.get(self.rep.value)
        if rep is not None and self._then(rep, self.framework.value):
            self.accept()


def ask_whom_to_send(bridge: Bridge, rep_id: int | None, framework_id: int | None, parent: QWidget) -> RepChoice:
    """Ask for the rep, then for the file, and put the fillable form there."""

    def then(rep: Rep, framework: int | None) -> bool:
        name = safe_name(f"Self-assessment, {rep.name}.pdf")
        path, _ = QFileDialog.getSaveFileName(parent, "Save the form", name, "PDF (*.pdf)")
        return bool(path) and save_form(bridge, rep, framework, Path(path))

    sheet = RepChoice(
        bridge, "Send a self-assessment", "A fillable form for one rep", "Save the PDF", then, rep_id, framework_id,
        parent,
    )  # fmt: skip
    sheet.note.setText(RETURN_WORDS)
    sheet.open()
    return sheet


def save_form(bridge: Bridge, rep: Rep, framework_id: int | None, path: Path) -> bool:
    """Write the form and remember it, so that it can come back once; nothing is remembered of one not written."""
    desk = bridge.desk
    size = value_of("paper", desk.settings.all())

    def step() -> bool:
        with desk.store.change(f"Make a self-assessment form for {rep.name}"):
            token = secrets.token_hex(16)
            write_whole(path, forms.send_form(desk, rep, bridge.today(), token, framework_id, size=size))
        return True

    done = bool(bridge.run(step))
    if done:
        bridge.say(f"Saved {path.name}: give it to {rep.first_name}")
    return done
