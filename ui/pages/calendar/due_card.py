"""What training has due and nobody booked yet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from coachdesk.analysis.schedule import Waiting
from ui.widgets.buttons import Button
from ui.widgets.columns import column_of
from ui.widgets.labels import Label
from ui.widgets.link_row import LinkRow, RowsCard

MOST = 5
NOTHING = "Nothing is due from training."


class DueCard(RowsCard):
    """`opened` with what is to be done; `all_asked` leads to the whole list."""

    opened = Signal(object)
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Due from training", "graduation-cap")
        self.all_link = Button("All of them", "link", on=self.all_asked.emit, small=True)
        self.add(self.all_link)

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Show the first few; the link counts all of them."""
        self.clear_rows("" if waiting else NOTHING)
        self.set_count(len(waiting) or None)
        for one in waiting[:MOST]:
            row = LinkRow(f"{one.title}, {one.when}", partial(self.opened.emit, one), tip=f"{one.title}, {one.when}")
            when = Label(one.when, "caption", "watch" if one.watch else "text2", wrap=True)
            row.add(column_of(Label(one.title, "medium", wrap=True), when, spacing=0), 1)
            self.rows.addWidget(row)
        self.all_link.setText(f"All {len(waiting)}")
        self.all_link.setVisible(len(waiting) > MOST)
