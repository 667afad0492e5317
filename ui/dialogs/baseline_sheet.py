"""A new baseline: from which day on the usual range of a measure or a skill counts anew, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis import words
from coachdesk.analysis.variation import FEWEST, LOCKED_ON
from coachdesk.domain.baselines import Baseline
from coachdesk.domain.errors import DeskError
from coachdesk.domain.people import Rep
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.columns import clear, row_of
from ui.widgets.date_field import DateField
from ui.widgets.forms import TextField
from ui.widgets.labels import Label, Rule

TELLS = (
    "From this day on the usual range counts anew. Every number stays, and taking the baseline back brings the old "
    "range back. The reason stands on the chart and on papers."
)
EACH = {"level seen": "levels seen"}
AHEAD = "A baseline begins today or earlier: nothing is known of a day to come."


class BaselineSheet(Sheet):
    """Starts one for `name`, a measure or a skill; `known` are the days of its known points, `day` is the proposal."""

    def __init__(
        self, bridge: Bridge, parent: QWidget | None, *, rep: Rep, name: str, day: date,
        known: Sequence[date] = (), each: str = "known point", measure_id: int | None = None,
        skill_id: int | None = None,
    ) -> None:  # fmt: skip
        super().__init__("Start a new baseline", f"{name} · {rep.name}", parent, width=520)
        self._bridge, self._rep, self._known, self._each = bridge, rep, tuple(known), each
        self._of = {"measure_id": measure_id, "skill_id": skill_id}
        self.day = DateField("From", min(day, bridge.today()), bridge.today(), back=True)
        self.why = TextField("Why", hint="new territory, other product, new price list", limit=200)
        self.count, self.rows = Label("", "caption", "text2", wrap=True), QVBoxLayout()
        self.rows.setSpacing(6)
        row = row_of(self.day, self.why, spacing=12)
        row.setStretch(0, 2)
        row.setStretch(1, 5)
        self.add(Label(TELLS, "caption", "text2", wrap=True))
        self.add(row)
        self.add(self.count)
        self.add(self.rows)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Cancel", on=self.reject))
        self.foot.addWidget(Button("Start baseline", "primary", on=self.keep))
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.keep)
        self.day.edited.connect(self._tell)
        self.day.line.textChanged.connect(self._tell)
        self._tell()
        self._fill()
        self.why.setFocus()

    def keep(self) -> None:
        """Start it and close; a day that can't be and a missing reason are said under their fields."""
        day = self.day.read()
        if day is None or day > self._bridge.today():
            self.day.set_error(self.day.error.text() if day is None else AHEAD)
            self.day.setFocus()
            return
        try:
            self._bridge.desk.baselines.save(Baseline(None, self._rep.id or 0, day, self.why.value, **self._of))
        except DeskError as wrong:
            self.why.set_error(str(wrong))
            self.why.setFocus()
        else:
            self.accept()

    def take_back(self, baseline: Baseline) -> None:
        """Remove one that was started; the range before holds again."""
        self._bridge.run(lambda: self._bridge.desk.baselines.remove(baseline.id or 0))
        self._fill()

    def _tell(self) -> None:
        """How many points a range from that day on would stand on."""
        day = self.day.day
        if day is None:
            self.count.setText("")
            return
        points = sum(known >= day for known in self._known)
        said = f"{words.plural(points, self._each, EACH.get(self._each, ''))} since then"
        if points < FEWEST:
            said += f": {FEWEST - points} more until there is a usual range"
        elif points < LOCKED_ON:
            said += ": trial limits, locked from 12 on"
        else:
            said += ": limits locked on the first 12 of them"
        self.count.setText(f"{said}.")

    def _fill(self) -> None:
        """The baselines that were started already, the newest first."""
        clear(self.rows)
        asked, every = tuple(self._of.values()), self._bridge.desk.baselines.of_rep(self._rep.id or 0)
        found = [b for b in every if (b.measure_id, b.skill_id) == asked]
        if found:
            self.rows.addWidget(Rule())
            self.rows.addWidget(Label("Started already", "captionStrong", "text2"))
        for one in reversed(found):
            day = words.day_near(one.start, self._bridge.today())
            back = Button("Take back", icon="undo-2", on=partial(self.take_back, one), small=True)
            back.setAccessibleName(f"Take back the baseline of {day}")
            line = row_of(Label(day, "captionStrong"), Label(one.reason, "body", elide=True), back, spacing=10)
            line.setStretch(1, 1)
            holder = QWidget()
            holder.setLayout(line)
            self.rows.addWidget(holder)
