"""The levels seen of one skill over time, with their usual range: the same chart as that of a number, only smaller."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.analysis.skill_variation import SkillVariation
from coachdesk.analysis.words import figure
from ui.charts import progress_view
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.columns import column_of, row_of
from ui.widgets.labels import Label


class LevelsSeen(QWidget):
    """Hidden while no observation names a level; `baseline_asked` for a new baseline of the skill."""

    baseline_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.verdict, self.caption = Chip(small=True), Label("", "caption", "text2", wrap=True)
        self.view = progress_view()
        self.view.setMinimumSize(220, 224)
        self.view.setFixedHeight(224)
        self.start = Button("New baseline", "link", on=self.baseline_asked.emit, small=True)
        head = row_of(Label("Levels seen", "strong"), self.verdict, 1, self.start)
        self.setLayout(column_of(head, self.view, self.caption, spacing=4))

    def show_levels(self, found: SkillVariation | None) -> None:
        """Show another skill; the names at the right end make room, the caption and the readout tell them."""
        self.setVisible(found is not None)
        if found is None:
            return
        chart = found.chart
        self.verdict.show_words(chart.verdict, "watch" if chart.signals else "neutral")
        usual = ""
        if chart.lower is not None and chart.upper is not None and chart.centre is not None:
            usual = f"usual {figure(chart.lower)}–{figure(chart.upper)}, centre {figure(chart.centre)}"
        self.caption.setText(" · ".join(part for part in (usual, chart.caption) if part))
        self.view.show_chart(replace(chart, marks=()))
