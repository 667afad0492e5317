"""A framework's name and description: of a new one, of one there is, or of a copy."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import DeskError
from coachdesk.domain.frameworks import Framework
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.forms import NoteField, TextField

NEW = ("New framework", "A set of skills of its own, say for account managers.", "Add framework")
EDIT = ("Rename or describe", "Ratings, forms and papers stay with it under its new name.", "Keep")
COPY = ("Copy a framework", "Its skills, level texts and role levels; nobody is rated by the copy yet.", "Copy")


class FrameworkSheet(Sheet):
    """`framework` is the one to edit, `source` the one to copy; with neither a new one. `kept` is what was made."""

    def __init__(
        self, bridge: Bridge, framework: Framework | None = None, source: Framework | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        title, sub, verb = EDIT if framework else COPY if source else NEW
        super().__init__(title, sub, parent, width=560)
        self._bridge, self._old, self._source = bridge, framework, source
        self.kept: Framework | None = None
        known = framework or source
        name = framework.name if framework else f"{source.name}, copy" if source else ""
        self.name = TextField("Name", name, hint="Account management")
        self.description = NoteField("Whom it is for", known.description if known else "", rows=2)
        self.add(self.name)
        self.add(self.description)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        keep = Button(verb, "primary", "check", on=self.keep)
        keep.setDefault(True)
        self.foot.addWidget(keep)
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.keep)
        self.name.setFocus()
        self.name.line.selectAll()

    def keep(self) -> None:
        """Keep it and close, or say under the name what is wrong."""
        self.name.set_error("")
        try:
            self.kept = self._save()
        except DeskError as error:
            self.name.set_error(str(error))
        else:
            self.accept()

    def _save(self) -> Framework:
        frameworks, name, words = self._bridge.desk.frameworks, self.name.value, self.description.value
        if self._old is not None:
            return frameworks.edit(replace(self._old, name=name, description=words))
        if self._source is None:
            return frameworks.add(Framework(None, name, words))
        with self._bridge.desk.store.change(f"Copy framework {self._source.name}"):
            made = frameworks.copy(self._source.id or 0, name)
            return made if made.description == words.strip() else frameworks.edit(replace(made, description=words))
