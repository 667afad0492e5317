"""The line above the framework editor: which framework, what to do with it, and the ways in and out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QWidget

from coachdesk.domain.frameworks import Framework
from ui.widgets.buttons import Button, IconButton

ENDINGS = ("csv", "xlsx", "json")


class FrameworkBar(QWidget):
    """`picked` another framework; `asked` one of new, rename, copy, archive, market, import, skill, export-<ending>."""

    picked = Signal(int)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._frameworks: tuple[Framework, ...] = ()
        self._current: Framework | None = None
        self.box = QComboBox()
        self.box.setAccessibleName("Framework")
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(14)
        self.box.setMaximumWidth(280)
        self.box.activated.connect(lambda row: self.picked.emit(self._frameworks[row].id or 0))
        self.more = IconButton("What to do with this framework", "ellipsis", self.open_menu)
        self.market = Button("Market changes", icon="trending-up", on=lambda: self.asked.emit("market"))
        self.bring_in = Button("Import", icon="upload", on=lambda: self.asked.emit("import"))
        self.export = Button("Export", icon="download", on=self.open_export)
        self.new = Button("New skill", "primary", "plus", lambda: self.asked.emit("skill"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box)
        row.addWidget(self.more)
        row.addStretch(1)
        for widget in (self.market, self.bring_in, self.export, self.new):
            row.addWidget(widget)

    def show_frameworks(self, frameworks: Sequence[Framework], current: Framework) -> None:
        """Say which frameworks there are, those put away last, and which is on show."""
        ordered = tuple(sorted(frameworks, key=lambda f: f.archived))
        if ordered != self._frameworks:
            self._frameworks = ordered
            self.box.clear()
            self.box.addItems([f.name + (" (archived)" if f.archived else "") for f in ordered])
        self._current = current
        self.box.setCurrentIndex([f.id for f in ordered].index(current.id))
        self.new.setEnabled(not current.archived)

    def menu(self) -> QMenu:
        """What can be done with the framework on show."""
        menu = QMenu(self)
        archived = self._current is not None and self._current.archived
        for name, words in (
            ("new", "New framework …"), ("rename", "Rename or describe …"), ("copy", "Copy …"),
            ("archive", "Bring back" if archived else "Archive"),
        ):  # fmt: skip
            menu.addAction(words, partial(self.asked.emit, name))
        return menu

    def open_menu(self) -> None:
        """Show what can be done with the framework."""
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def export_menu(self) -> QMenu:
        """The kinds of file."""
        menu = QMenu(self)
        for ending in ENDINGS:
            menu.addAction(f"Skills as {ending.upper()} …", partial(self.asked.emit, f"export-{ending}"))
        return menu

    def open_export(self) -> None:
        """Let the kind of file be chosen."""
        self.export_menu().popup(self.export.mapToGlobal(self.export.rect().bottomLeft()))
