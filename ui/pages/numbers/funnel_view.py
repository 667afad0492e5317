"""The funnel of the team, of a role or of one rep: what comes to each stage, and what goes on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from coachdesk import funnels
from coachdesk.analysis import words
from coachdesk.analysis.funnel import Funnel
from ui.bridge import Bridge
from ui.charts.funnel import FunnelChart
from ui.pages.numbers.figures import StageFigures
from ui.pages.numbers.funnel_table import FunnelTable
from ui.pages.numbers.scrolled import scrolled
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented

SPANS = (("quarter", "Quarter"), ("year", "Year"))
BARS = "bars = plausible range"
LEGEND = f"{BARS}, tick = role"
Whom = tuple[str, int | None]


class FunnelView(QWidget):
    """Whom and which span; stages with their counts, conversions with their ranges, and the reps side by side."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._whom: list[Whom] = []
        self.whom = QComboBox()
        self.whom.setAccessibleName("Funnel of")
        self.whom.setMinimumWidth(220)
        self.whom.activated.connect(lambda _row: self.refresh())
        self.span = Segmented("Span", SPANS, "year")
        self.span.picked.connect(lambda _name: self.refresh())
        self.stages = StageFigures()
        self.chart = FunnelChart()
        self.caution = Label("", "caption", "text3", wrap=True)
        self.table = FunnelTable(lambda rep_id: self.asked.emit("rep", {"rep_id": rep_id, "tab": "numbers"}))
        self._lay_out()

    def choose(self, rep_id: int | None = None, role_id: int | None = None, span: str = "", **_rest: object) -> None:
        """Show a rep's, a role's or, with neither, the team's."""
        self._fill()
        wanted: Whom = ("rep", rep_id) if rep_id else ("role", role_id) if role_id else ("team", None)
        if wanted in self._whom:
            self.whom.setCurrentIndex(self._whom.index(wanted))
        if span:
            self.span.set_current(span)
        self.refresh()

    def refresh(self) -> str:
        """Count again; gives the summary of the page."""
        self._fill()
        desk, today, span = self._bridge.desk, self._bridge.today(), self.span.current
        kind, id_ = self._whom[max(0, self.whom.currentIndex())]
        if kind == "rep":
            rep = desk.people.one(id_ or 0)
            found, role_id = funnels.rep_funnel(desk, rep, today, span), rep.role_id
        else:
            found, role_id = funnels.team_funnel(desk, today, span, id_), id_
        self._show(found, kind)
        self.table.show_rows(funnels.side_by_side(desk, today, span, role_id))
        self.table.setVisible(bool(found.conversions))
        weeks = "the last 52 closed weeks" if span == "year" else "the last 13 closed weeks"
        return f"{self.whom.currentText()} · {weeks} · {words.plural(len(found.conversions), 'step')} counted"

    def _show(self, found: Funnel, kind: str) -> None:
        cadences = {part: measure.cadence for part, measure in self._bridge.desk.measures.by_part().items()}
        self.stages.show_stages(found.stages, cadences, of_many=kind != "rep")
        self.chart.show_funnel(found)
        self.chart.setVisible(bool(found.conversions))
        beside = any(one.role is not None for one in found.conversions)
        alone = f"{BARS}; no numbers of others of the role" if kind == "rep" else BARS
        self.card.set_sub(LEGEND if beside else alone)
        times = [f"{one.name.partition(' →')[0]}: {one.days.words}" for one in found.conversions if one.days]
        self.times.setText("Time in the stage · " + " · ".join(times) if times else "")
        self.times.setVisible(bool(times))
        self.caution.setText(found.caution)

    def _fill(self) -> None:
        """Exchange whom it can be of; who was chosen stays, if still there."""
        desk = self._bridge.desk
        reps = funnels.on_team(desk)
        used = [role for role in desk.roles.all() if role.id in {rep.role_id for rep in reps}]
        entries: Sequence[tuple[Whom, str]] = (
            (("team", None), "The team"),
            *((("role", role.id), f"Everyone: {role.name}") for role in used),
            *((("rep", rep.id), rep.name) for rep in reps),
        )
        at = self.whom.currentIndex()
        chosen = self._whom[at] if 0 <= at < len(self._whom) else ("team", None)
        self._whom = [whom for whom, _ in entries]
        self.whom.clear()
        self.whom.addItems([text for _, text in entries])
        self.whom.setCurrentIndex(self._whom.index(chosen) if chosen in self._whom else 0)

    def _lay_out(self) -> None:
        self.card = Card("Where deals stop", "list-filter", LEGEND, right=self.span)
        self.times = Label("", "caption", "text2", wrap=True)
        for widget in (self.chart, self.times, self.caution):
            self.card.add(widget)
        stages = Card("What came to each stage", "activity", right=self.whom)
        stages.add(self.stages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(stages, self.card, self.table))
