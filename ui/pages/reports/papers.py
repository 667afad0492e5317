"""The list of all papers on the page: each row leads to where it is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QGridLayout

from ui.papers import PLACES, PaperPlace
from ui.widgets.card import Card
from ui.widgets.columns import clear, column_of
from ui.widgets.icons import Icon
from ui.widgets.labels import Label
from ui.widgets.link_row import LinkRow

ACROSS = 3


class PapersCard(Card):
    """Each paper as a row that leads to where it is made; `on` is given the page and its arguments."""

    def __init__(self, on: Callable[[str, dict[str, Any]], object]) -> None:
        super().__init__("All papers", "printer", "each opens where it is made")
        self._on = on
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self.add(self._grid)
        self.rows: dict[str, LinkRow] = {}
        self.show_places([place for place in PLACES if place.there])

    def show_places(self, places: list[PaperPlace]) -> None:
        """Exchange the papers."""
        clear(self._grid)
        self.rows = {}
        for at, place in enumerate(places):
            row = LinkRow(f"{place.title}: {place.what}", lambda p=place: self._on(p.page, p.args))  # type: ignore[misc]
            row.add(Icon("file-text", "text2", 17))
            what = Label(place.what, "caption", "text2", wrap=True)
            row.add(column_of(Label(place.title, "medium"), what, 1, spacing=0), 1)
            self._grid.addWidget(row, at // ACROSS, at % ACROSS)
            self._grid.setColumnStretch(at % ACROSS, 1)
            self.rows[place.report] = row
