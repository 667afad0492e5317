"""The deals that coaching is about: fit, next step, and their pre-briefs and debriefs."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coachdesk import daily
from coachdesk.analysis.deals import DealFit
from coachdesk.analysis.words import day_near
from coachdesk.domain.deals import DealOutcome
from coachdesk.domain.sessions import SessionKind
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.records import Column, RecordTable
from ui.widgets.buttons import Button
from ui.widgets.chips import paint_chip
from ui.widgets.columns import row_of
from ui.widgets.empty import EmptyState
from ui.widgets.segmented import Segmented
from ui.widgets.team_cells import two_lines

VIEWS = (("open", "Open"), ("won", "Won"), ("lost", "Lost"), ("disqualified", "Disqualified"), ("all", "All"))
TONES = {"fits": "good", "poor fit": "risk", "too little known": "neutral"}


class DealList(QWidget):
    """Light deals of all reps; several views by outcome."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._rows: tuple[DealFit, ...] = ()
        self._names: dict[int | None, str] = {}
        self.view = Segmented("Which deals", VIEWS)
        self.view.picked.connect(lambda _name: self._show())
        self.table = RecordTable(self._columns(), lambda r: r.deal.id, label="Deals", row_height=48)
        self.table.opened.connect(self.edit)
        self.table.selection_changed.connect(self._show_actions)
        self.pre_brief = Button(
            "Pre-brief", icon="clipboard-list", on=lambda: self.plan(SessionKind.PRE_BRIEF), small=True
        )
        self.debrief = Button("Debrief", icon="message-square", on=lambda: self.plan(SessionKind.DEBRIEF), small=True)
        add = Button("Add a deal", "primary", "plus", self.add_deal)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        ideal = Button("Say who the ideal customer is", "quiet", "book-open", self._show_criteria)
        said = "The deals you coach on will stand here, with how well they fit."
        self.empty = EmptyState("target", said, add, ideal)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row_of(self.view, 1, self.pre_brief, self.debrief))
        column.addWidget(self.stack, 1)

    def refresh(self) -> str:
        """Read the deals again; gives the summary of the page."""
        desk = self._bridge.desk
        self._names = {rep.id: rep.name for rep in desk.people.all(include_archived=True)}
        self._rows = daily.deal_fits(desk)
        self.stack.setCurrentIndex(0 if self._rows else 1)
        self._show()
        open_ones = [r for r in self._rows if r.deal.outcome is DealOutcome.OPEN]
        poor = sum(r.verdict == "poor fit" for r in open_ones)
        parts = [f"{len(open_ones)} open", *([f"{poor} of them a poor fit"] if poor else [])]
        return " · ".join(parts) if self._rows else ""

    def set_filter(self, text: str) -> None:
        """Show only deals that say these words."""
        self.table.set_filter(text)

    def add_deal(self) -> None:
        """Open the sheet for a new deal."""
        sheet("deal")(self._bridge, parent=self).open()

    def _show_criteria(self) -> None:
        self.asked.emit("library", {"view": "criteria"})

    def edit(self, row: DealFit) -> None:
        """Open the sheet of a deal."""
        sheet("deal")(self._bridge, deal=row.deal, parent=self).open()

    def plan(self, kind: SessionKind) -> None:
        """Open the sheet for a pre-brief or debrief about the selected deal."""
        for row in self.table.selected()[:1]:
            sheet("session")(self._bridge, kind=kind, deal=row.deal, parent=self).open()

    def _show(self) -> None:
        view = self.view.current
        self.table.set_records([r for r in self._rows if view in {"all", r.deal.outcome.value}])
        self._show_actions()

    def _show_actions(self) -> None:
        one = len(self.table.selected()) == 1
        self.pre_brief.setVisible(one)
        self.debrief.setVisible(one)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("Account", lambda r: f"{r.deal.account} {self._name(r)}", width=230, least=172,
                   paint=self._paint_account, sort=lambda r: r.deal.account),
            Column("Value", lambda r: r.value_words or None, align="right", width=100, least=84,
                   sort=lambda r: r.deal.value),
            Column("Stage", lambda r: r.deal.stage or None, width=130, least=104),
            Column("Closes", lambda r: r.deal.closes, self._day, width=112, least=108,
                   sort=lambda r: r.deal.closes or date.max),
            Column("Next step", lambda r: r.deal.next_step or None, width=220, least=120),
            Column("Fit", lambda r: r.verdict, width=150, least=136, paint=_paint_fit),
            Column("Known", lambda r: r.words, width=176, least=172),
        )  # fmt: skip

    def _day(self, day: date) -> str:
        return day_near(day, self._bridge.today())

    def _name(self, row: DealFit) -> str:
        return self._names.get(row.deal.rep_id, "")

    def _paint_account(self, painter: QPainter, place: QRectF, row: DealFit, _chosen: bool) -> None:
        two_lines(painter, place, row.deal.account, self._name(row), "text2")


def _paint_fit(painter: QPainter, place: QRectF, row: DealFit, _chosen: bool) -> None:
    paint_chip(painter, place, row.verdict[:1].upper() + row.verdict[1:], TONES.get(row.verdict, "neutral"))
