"""The side cards: coaching time of the quarter, who needs attention, which skills nobody has seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk import daily
from coachdesk.analysis.coaching import hours_words
from coachdesk.analysis.today import CoachingTime, Need, StaleSkill
from coachdesk.analysis.words import figure
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import column_of, row_of
from ui.widgets.labels import Label
from ui.widgets.link_row import LinkRow, RowsCard
from ui.widgets.spark import SparkLine
from ui.widgets.stale_row import stale_row
from ui.widgets.time_bar import HoursBar, KindHours

SHOWN = 4
INKS = {"under": "watch", "over": "watch", "watch": "watch", "risk": "risk", "good": "good"}


class TimeCard(Card):
    """Hours held this quarter against those meant for it; `all_asked` for the ledger."""

    all_asked = Signal()

    def __init__(self) -> None:
        self.link = Button("Ledger", "link")
        super().__init__("Coaching time", "clock", right=self.link)
        self.link.clicked.connect(lambda _checked=False: self.all_asked.emit())
        self.hours = Label("", "kpi")
        self.planned = Label("", "caption", "text2", elide=True)
        self.words = Label("", "caption", "text2", wrap=True)
        self.bar, self.kinds = HoursBar(), KindHours()
        self.briefs = Label("", "caption", "text2", wrap=True)
        row = row_of(self.hours, column_of(self.planned, self.words, spacing=0), spacing=12)
        row.setStretch(1, 1)
        self.add(row)
        for widget in (self.bar, self.kinds, self.briefs):
            self.add(widget)

    def show_time(self, time: CoachingTime) -> None:
        """Show the hours; a quarter without any says so in the same place."""
        self.set_sub(time.title)
        self.hours.setText(hours_words(time.hours))
        self.planned.setText(f"of {figure(time.by_now)} h planned by now")
        self.words.setText(time.words)
        self.words.set_ink(INKS.get(time.tone, "text2"))
        self.words.setVisible(bool(time.words))
        said = f"{hours_words(time.hours)} of {figure(time.by_now)} h planned by now, {time.words}"
        self.bar.show_hours(time.hours, time.by_now, time.least, time.most, said)
        self.kinds.show_kinds(time.by_kind)
        self.briefs.setText(time.briefs_words)
        self.briefs.setVisible(bool(time.briefs_words))


class NeedsCard(RowsCard):
    """Reps who need the manager, and why in words."""

    rep_asked = Signal(int)
    all_asked = Signal()

    def __init__(self) -> None:
        self.link = Button("Team", "link")
        super().__init__("Needs attention", "triangle-alert", self.link)
        self.link.clicked.connect(lambda _checked=False: self.all_asked.emit())
        self._shown: tuple[Need, ...] | None = None

    def show_needs(self, needs: tuple[Need, ...]) -> None:
        """Show them in their order, unless they are the same."""
        if needs == self._shown:
            return
        self._shown = needs
        self.clear_rows("" if needs else "Nobody stands out today.")
        self.set_count(len(needs) or None)
        for need in needs[:SHOWN]:
            self.rows.addWidget(self._row(need))
        self.add_more(len(needs) - SHOWN, self.all_asked.emit)

    def _row(self, need: Need) -> LinkRow:
        row = LinkRow(f"{need.rep}: {need.why}", lambda: self.rep_asked.emit(need.rep_id))
        row.add(Avatar(need.rep, 30))
        name = row_of(Label(need.rep, "medium", elide=True), spacing=8)
        if need.tone == "risk":
            name.addWidget(Chip("act now", "risk", small=True))
        name.addStretch(1)
        row.add(column_of(name, Label(need.why, "caption", "text2", wrap=True), spacing=0), 1)
        if need.spark is not None:
            spark = SparkLine(need.spark, f"Attainment of {need.rep}")
            spark.setFixedWidth(84)
            row.add(spark)
        return row


class StaleCard(RowsCard):
    """Skills that nobody has observed for their refresh interval; a row opens the sheet to note one.

    `all_asked` for the list of all of them.
    """

    asked = Signal(int, int)
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Skills not observed", "layout-grid", gap=0)
        self._shown: tuple[tuple[StaleSkill, ...], int] | None = None

    def show_stale(self, stale: tuple[StaleSkill, ...], count: int) -> None:
        """Show the oldest ones of so many, unless they are the same."""
        self.set_count(count or None)
        if (stale, count) == self._shown:
            return
        self._shown = (stale, count)
        self.clear_rows("" if stale else "Every skill of every rep was seen lately.")
        for one in stale[:SHOWN]:
            self.rows.addWidget(stale_row(one, self.asked.emit))
        self.add_more(count - len(stale[:SHOWN]), self.all_asked.emit)


def list_stale(bridge: Bridge, note: Callable[[int, int], object], parent: QWidget) -> None:
    """Open the list of all skills that nobody has seen for long; `note` is told which one was chosen."""
    listed = sheet("stale")(daily.stale_skills(bridge.desk, bridge.now()), parent)
    listed.asked.connect(note)
    listed.open()
