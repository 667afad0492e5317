"""Pick the skills to rate, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from coachdesk.analysis.words import plural
from coachdesk.domain.frameworks import FrameworkContent
from ui.dialogs.sheet import Sheet
from ui.subsets import by_family
from ui.widgets.buttons import Button
from ui.widgets.columns import column_of
from ui.widgets.skill_pick import SkillPick


class PickSheet(Sheet):
    """`then` gets the ids that were ticked; with none it can't be kept."""

    def __init__(
        self, content: FrameworkContent, chosen: Iterable[int], then: Callable[[frozenset[int]], object],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("Pick skills", content.name, parent, width=480, tall=True)
        self._then = then
        self.pick = SkillPick()
        self.pick.offer(
            [(name, [(s.id, s.name) for s in inside]) for name, inside in by_family(content.skills)], chosen
        )
        frame = QFrame()
        frame.setProperty("kind", "table")
        frame.setLayout(column_of(self.pick))
        self.add(frame, 1)
        self.go = Button("Rate these", "primary", on=self.keep)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        self.foot.addWidget(self.go)
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.keep)
        self.pick.ticked.connect(self._count)
        self._count()
        self.pick.setFocus()

    def keep(self) -> None:
        """Go on with what is ticked."""
        if self.pick.value:
            self._then(self.pick.value)
            self.accept()

    def _count(self) -> None:
        count = len(self.pick.value)
        self.go.setEnabled(count > 0)
        self.set_sub(f"{plural(count, 'skill')} ticked")
