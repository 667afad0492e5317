"""The card that shows one number of a rep over time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QMenu, QStackedLayout, QWidget

from coachdesk.analysis.charts import ProgressChart
from coachdesk.analysis.measured import headline, measure_facts, points_of
from coachdesk.domain.measures import Measure
from coachdesk.paths import safe_name, write_whole
from ui.bridge import Bridge
from ui.charts import progress_view
from ui.dialogs import sheet
from ui.pages.rep.seen import Seen
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import row_of
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented

WINDOWS = [("quarter", "Quarter"), ("year", "Year"), ("2 years", "2 years"), ("all", "All")]
LEAD = 0


class ProgressionCard(Card):
    """Quota attainment first; every other measure with numbers can be chosen. Asks the facts for each window."""

    numbers_asked = Signal()

    def __init__(self, bridge: Bridge) -> None:
        self.window_choice = Segmented("Window", WINDOWS, "2 years")
        self.more = IconButton("More for this chart", "ellipsis", self._open_menu)
        self.measure = QComboBox()
        self.measure.setAccessibleName("Measure")
        tools = QWidget()
        tools.setLayout(row_of(self.window_choice, self.more))
        self.window_choice.setMinimumWidth(self.window_choice.sizeHint().width())
        self.measure.setFixedWidth(190)
        super().__init__("Progress", "chart-line", right=tools)
        self._bridge, self._tools = bridge, tools
        self._seen: Seen | None = None
        self.verdict, self.caption = Chip(), Label("", "caption", "text2", right=True, elide=True)
        self.view = progress_view()
        self.view.setMinimumHeight(330)
        line = row_of(self.verdict, self.caption, self.measure)
        line.setStretch(1, 1)
        self.add(line)
        self.ramp = Label("", "caption", "text2", wrap=True)
        self.add(self.ramp)
        button = Button("Add numbers", on=self.numbers_asked.emit)
        self.empty = EmptyState("chart-line", "Here the numbers will show over time, with their usual range.", button)
        self._stack = QStackedLayout()
        self.add(self._stack, 1)  # before its widgets: it shows the first one, which without a parent is a window
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._pointed: int | None = None
        self._shown: tuple[object, ...] = ()
        self.view.pointed.connect(self._remember)
        self.measure.activated.connect(lambda _row: self._draw())
        self.window_choice.picked.connect(lambda _name: self._draw())

    def show_rep(self, seen: Seen) -> None:
        """Show a rep; the measure chosen before stays when this rep has it too."""
        self._seen, before = seen, self.measure.currentData()
        self.measure.clear()
        if seen.facts.headline is not None:
            self.measure.addItem(seen.facts.headline.chart.title.partition(" by ")[0], LEAD)
        for one in seen.facts.measures:
            self.measure.addItem(one.measure.name, one.measure.id)
        self.measure.setCurrentIndex(max(self.measure.findData(before), 0))
        self._draw()

    def show_measure(self, measure_id: int) -> None:
        """Choose a measure."""
        self.measure.setCurrentIndex(max(self.measure.findData(measure_id), 0))
        self._draw()

    def chart(self) -> ProgressChart | None:
        """The chart of the chosen measure and window; None without numbers."""
        seen, chosen, window = self._seen, self.measure.currentData(), self.window_choice.current
        if seen is None or chosen is None:
            return None
        if chosen == LEAD:
            lead = headline(seen.records, seen.today, window)
            return lead.chart if lead else None
        measure = next(m for m in seen.records.measures if m.id == chosen)
        return measure_facts(seen.records, measure, seen.today, window).chart

    def save(self, path: Path) -> None:
        """Write the picture; the ending says whether it is a PNG or an SVG."""
        content = self.view.svg() if path.suffix.lower() == ".svg" else self.view.png()
        write_whole(path, content)
        self._bridge.say(f"Saved {path.name}")

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        self.view.copy()
        self._bridge.say("Copied the chart")

    def start_baseline(self) -> None:
        """Open the sheet for a new baseline of what is shown, at the period that was pointed at last."""
        seen, chart, measure = self._seen, self.chart(), self._measure()
        if seen is None or chart is None or measure is None:
            self._bridge.say("Without numbers there is no usual range to start anew.")
            return
        at = min(self._pointed if self._pointed is not None else len(chart.points) - 1, len(chart.points) - 1)
        known = [p.start for p in points_of(seen.records, measure, seen.today) if p.value is not None]
        sheet("baseline")(
            self._bridge, self, rep=seen.records.rep, name=measure.name, day=chart.points[at].start, known=known,
            each=f"known {measure.cadence.value}", measure_id=measure.id,
        ).open()  # fmt: skip

    def _measure(self) -> Measure | None:
        """The chosen measure; attainment is that of the lead measure."""
        seen, chosen = self._seen, self.measure.currentData()
        if seen is None or chosen is None:
            return None
        return seen.records.lead if chosen == LEAD else next(m for m in seen.records.measures if m.id == chosen)

    def _chosen(self) -> tuple[object, ...]:
        """Of whom, what and over which window the chart is."""
        rep_id = self._seen.rep_id if self._seen else None
        return rep_id, self.measure.currentData(), self.window_choice.current

    def _remember(self, index: int | None) -> None:
        self._pointed = index if index is not None else self._pointed

    def _draw(self) -> None:
        chart, shown = self.chart(), self._chosen()
        self._pointed, self._shown = self._pointed if shown == self._shown else None, shown
        self._stack.setCurrentIndex(0 if chart else 1)
        self._tools.setVisible(chart is not None)
        self.measure.setVisible(self.measure.count() > 1)
        self.set_heading(chart.title if chart else "Progress")
        self.verdict.show_words(chart.verdict if chart else "", tone_of(chart), icon_of(chart))
        self.caption.setText(chart.caption if chart else "")
        self._tell_ramp()
        if chart:
            self.view.show_chart(chart)

    def _tell_ramp(self) -> None:
        """The place on the ramp, beside attainment only."""
        place = self._seen.facts.ramp if self._seen and self.measure.currentData() == LEAD else None
        self.ramp.setText(f"Ramp: {place.words}" if place else "")
        self.ramp.set_ink("watch" if place and place.lag else "text2")
        self.ramp.setVisible(place is not None)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction("Start a new baseline here …", self.start_baseline)
        menu.addSeparator()
        menu.addAction("Copy as picture", self.copy)
        menu.addAction("Save as PNG …", lambda: self._ask("png"))
        menu.addAction("Save as SVG …", lambda: self._ask("svg"))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _ask(self, ending: str) -> None:
        name = f"{self._seen.records.rep.name if self._seen else 'chart'} - {self.heading.text()}.{ending}"
        path, _ = QFileDialog.getSaveFileName(self, "Save the chart", safe_name(name), f"Picture (*.{ending})")
        if path:
            self._bridge.run(lambda: self.save(Path(path).with_suffix(f".{ending}")))


def tone_of(chart: ProgressChart | None) -> str:
    """A signal asks to be looked at; anything else is quiet."""
    return "watch" if chart and chart.signals else "neutral"


def icon_of(chart: ProgressChart | None) -> str:
    """The sign of a signal."""
    return "triangle-alert" if chart and chart.signals else ""
