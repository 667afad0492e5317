"""The card that shows one number of a rep over time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QMenu, QStackedLayout, QWidget

from coachdesk.analysis.charts import ProgressChart
from coachdesk.analysis.measured import headline, measure_facts
from coachdesk.paths import safe_name, write_whole
from ui.bridge import Bridge
from ui.charts import progress_view
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
        self.more = IconButton("Copy or save this chart", "ellipsis", self._open_menu)
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
        button = Button("Add numbers", on=self.numbers_asked.emit)
        self.empty = EmptyState("chart-line", "Here the numbers will show over time, with their usual range.", button)
        self._stack = QStackedLayout()
        self.add(self._stack, 1)  # before its widgets: it shows the first one, which without a parent is a window
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
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

    def _draw(self) -> None:
        chart = self.chart()
        self._stack.setCurrentIndex(0 if chart else 1)
        self._tools.setVisible(chart is not None)
        self.measure.setVisible(self.measure.count() > 1)
        self.set_heading(chart.title if chart else "Progress")
        self.verdict.show_words(chart.verdict if chart else "", tone_of(chart), icon_of(chart))
        self.caption.setText(chart.caption if chart else "")
        if chart:
            self.view.show_chart(chart)

    def _open_menu(self) -> None:
        menu = QMenu(self)
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
