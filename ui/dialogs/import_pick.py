"""The first step of an import: what to bring in, from which file, and the sources that are remembered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.errors import DeskError
from coachdesk.exchange.recipes import SavedRecipe
from coachdesk.importing import sources
from ui.bridge import Bridge
from ui.dialogs.import_sources import SourceList
from ui.dialogs.import_words import VERBS
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.segmented import Segmented

WORDS = (
    "Choose an export, drop it anywhere on the window, or copy cells in a spreadsheet and paste them. "
    "Nothing changes until you confirm."
)


class PickPage(QWidget):
    """`picked` another kind of records; a file or the clipboard is asked for; a name was `refused`."""

    picked = Signal(str)
    choose_asked = Signal()
    paste_asked = Signal()
    refused = Signal(str)

    def __init__(self, bridge: Bridge, verb: str) -> None:
        super().__init__()
        self._bridge = bridge
        self.verbs = Segmented("What to bring in", VERBS, verb)
        self.verbs.picked.connect(self.picked)
        self.sources = SourceList()
        self.sources.renamed.connect(self._rename)
        self.sources.removed.connect(self._remove)
        choose = Button("Choose a file…", "primary", "upload", on=self.choose_asked.emit)
        paste = Button("Paste a table", "quiet", "copy", on=self.paste_asked.emit)
        column = QVBoxLayout(self)
        column.addWidget(self.verbs)
        column.addWidget(EmptyState("upload", WORDS, choose, paste), 1)
        column.addWidget(self.sources)
        self.refresh()

    def refresh(self) -> None:
        """Show the sources as they are kept now."""
        self.sources.show_sources(sources(self._bridge.desk), self._bridge.today())

    def _rename(self, recipe: SavedRecipe, name: str) -> None:
        if name.strip() != recipe.name:
            self._do(lambda: self._bridge.desk.recipes.rename(recipe.verb, recipe.name, name))
        self.refresh()

    def _remove(self, recipe: SavedRecipe) -> None:
        self._do(lambda: self._bridge.desk.recipes.remove(recipe.verb, recipe.name))
        self.refresh()

    def _do(self, step: Callable[[], object]) -> None:
        """A refusal is said in the sheet itself: the window's own words lie behind it."""
        try:
            step()
        except DeskError as error:
            self.refused.emit(str(error))
        else:
            self.refused.emit("")
