"""A new skill: its name, its family and what it is; the level texts are written in the editor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk.analysis.profile import in_order
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.skills import Skill
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.forms import NoteField, TextField
from ui.widgets.typed_line import FamilyField

FIRST_FAMILY = "Selling"


class SkillSheet(Sheet):
    """Adds a skill to a framework, the first when none is named; `kept` is the skill afterwards."""

    def __init__(
        self, bridge: Bridge, framework_id: int | None = None, family: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("New skill", "Something a rep can learn, and that you can see on a call.", parent, width=560)
        self._bridge, self._framework_id = bridge, framework_id
        self.kept: Skill | None = None
        skills = [s for s in bridge.desk.skills.all() if framework_id in {None, s.framework_id}]
        families = list(dict.fromkeys(s.family for s in in_order(skills)))
        self.name = TextField("Skill", hint="Discovery")
        self.family = FamilyField(caption="One there is, or type a new one.")
        self.family.offer(families, family or (families[0] if families else FIRST_FAMILY))
        self.description = NoteField("What it is", rows=2, hint="One sentence that tells it from its neighbours")
        for field in (self.name, self.family, self.description):
            self.add(field)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        add = Button("Add skill", "primary", "check", on=self.keep)
        add.setDefault(True)
        self.foot.addWidget(add)
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.keep)
        self.name.setFocus()

    def keep(self) -> None:
        """Add it and close, or say what is wrong where it is wrong."""
        fields = {"name": self.name, "family": self.family, "description": self.description}
        for field in fields.values():
            field.set_error("")
        try:
            skill = Skill(
                None, self.name.value, self.family.value, self.description.value, framework_id=self._framework_id
            )
            self.kept = self._bridge.desk.skills.add(skill)
        except Invalid as wrong:
            fields.get(wrong.field, self.name).set_error(str(wrong))
        except DeskError as error:
            self.name.set_error(str(error))
        else:
            self.accept()
