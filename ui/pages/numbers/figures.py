"""The stages of a sale beside each other: the name, how many came, and of how many known weeks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.analysis import words
from coachdesk.analysis.funnel import Stage
from coachdesk.domain.measures import Part
from coachdesk.domain.periods import Cadence
from ui.widgets.columns import clear, column_of
from ui.widgets.icons import Icon
from ui.widgets.labels import Label


class StageFigures(QWidget):
    """One figure a stage, in the order of the sale, with an arrow between."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)

    def show_stages(self, stages: Sequence[Stage], cadences: Mapping[Part, Cadence], *, of_many: bool) -> None:
        """Exchange the stages; of several people the weeks of each are counted."""
        clear(self._row)
        for place, stage in enumerate(stages):
            if place:
                self._row.addWidget(Icon("chevron-right", "text3", 17))
            count = "not known" if stage.count is None else words.figure(stage.count)
            note = weeks_words(stage, cadences.get(stage.part, Cadence.WEEK), of_many=of_many)
            box = QWidget()
            box.setAccessibleName(f"{stage.name}: {count}, {note}")
            inks = ((stage.name, "caption", "text2"), (count, "kpiSmall", "text"), (note, "caption", "text3"))
            box.setLayout(column_of(*(Label(*one, elide=True) for one in inks), spacing=0))
            self._row.addWidget(box, 1)
        if not stages:
            self._row.addWidget(Label("No measure has a part in the sales process yet.", "body", "text2", wrap=True))


def weeks_words(stage: Stage, cadence: Cadence, *, of_many: bool) -> str:
    """Of how much the count is made: "48 weeks known", "371 rep weeks known"."""
    word = f"rep {cadence.value}" if of_many else cadence.value
    return f"{words.plural(stage.periods, word)} known"
