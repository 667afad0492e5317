"""My coaching: hours against the budget, gaps, who gets it, and what came of it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coachdesk import daily
from coachdesk.analysis import words
from coachdesk.analysis.ledger import Ledger, SpanLedger
from coachdesk.domain.periods import Cadence, end_of, start_of
from ui.bridge import Bridge
from ui.charts.hours import HourBar, HoursView
from ui.dialogs import sheet
from ui.pages.sessions.figures import FigureGrid, figures_of
from ui.pages.sessions.kinds import KindTable
from ui.pages.sessions.ledger_table import columns
from ui.records import RecordTable
from ui.widgets.bullet import Progress
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.columns import clear, row_of
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented

SPANS = (("month", "Month"), ("quarter", "Quarter"), ("year", "Year"))
LEGEND = "hours held, dashed: planned"
ROW = 52


class CoachingView(QWidget):
    """One month, quarter or year of coaching; a rep's line opens the rep."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._day = bridge.today()
        self.span = Segmented("Span", SPANS, "quarter")
        self.span.picked.connect(lambda _name: self.refresh())
        self.title = Label("", "heading")
        before = IconButton("Earlier", "chevron-left", lambda: self.turn(-1))
        after = IconButton("Later", "chevron-right", lambda: self.turn(1))
        self.reps = RecordTable(columns(), lambda r: r.rep_id, label="Coaching by rep", row_height=ROW)
        self.reps.opened.connect(lambda row: self.asked.emit("rep", {"rep_id": row.rep_id}))
        self.months, self.weeks = HoursView("Hours by month"), HoursView("My own hours by week")
        self.figures, self.kinds, self.tiers = FigureGrid(), KindTable(), QVBoxLayout()
        book = Button("Book a one-on-one", "primary", "plus", self.book)
        self.empty = EmptyState("clock", "Once sessions are held, the hours of your coaching stand here.", book)
        self._lay_out(row_of(self.span, before, after, self.title, 1))

    def refresh(self) -> str:
        """Count again; gives the summary of the page."""
        cadence = Cadence(self.span.current) if self.span.current != "year" else None
        first = start_of(self._day, cadence) if cadence else date(self._day.year, 1, 1)
        last = end_of(first, cadence) if cadence else date(first.year, 12, 31)
        found = daily.ledger(self._bridge.desk, first, last, self._bridge.today())
        self.title.setText(words.period(first, cadence) if cadence else str(first.year))
        self.reps.set_records(found.reps)
        self.reps.setFixedHeight(56 + ROW * max(1, len(found.reps)))
        people = sum(1 for r in found.reps)
        self._bars(self.months, found.months, people, found)
        self.weeks.show_bars([_bar(week) for week in found.weeks])
        self.figures.show_figures(figures_of(found))
        self.kinds.show_kinds(found.minutes, found.planned)
        self._show_tiers(found)
        known = bool(found.reps) and self._any_session()
        self.empty.setVisible(not known)
        self._area.setVisible(known)
        return found.summary if known else ""

    def book(self) -> None:
        """Open the sheet for a new session."""
        sheet("session")(self._bridge, parent=self).open()

    def turn(self, by: int) -> None:
        """Go to the span before or after."""
        if self.span.current == "year":
            self._day = self._day.replace(year=self._day.year + by, day=1)
        else:
            cadence = Cadence(self.span.current)
            edge = start_of(self._day, cadence) if by < 0 else end_of(start_of(self._day, cadence), cadence)
            self._day = edge + timedelta(days=by)
        self.refresh()

    def set_filter(self, text: str) -> None:
        """Show only reps that say these words."""
        self.reps.set_filter(text)

    def _any_session(self) -> bool:
        return bool(self._bridge.desk.sessions.all())

    def _bars(self, view: HoursView, spans: tuple[SpanLedger, ...], people: int, found: Ledger) -> None:
        """The team's budget of one month: that of the span, spread over its months."""
        count = max(1, len(spans))
        low = sum(r.least for r in found.reps) / 60 / count
        high = sum(r.most for r in found.reps) / 60 / count
        view.show_bars([_bar(span) for span in spans], low if people else 0, high if people else 0)

    def _show_tiers(self, found: Ledger) -> None:
        clear(self.tiers)
        most = max((t.hours for t in found.tiers), default=0.0)
        for tier in found.tiers:
            self.tiers.addLayout(row_of(
                Label(tier.tier, "medium"), Label(words.plural(tier.reps, "rep"), "caption", "text2"), 1,
                _share_bar(tier.hours / most if most else 0.0),
                Label(f"{words.figure(round(tier.hours, 1))} h", "strong", right=True),
            ))  # fmt: skip
        said = found.tier_words or "Hours held, a rep and month."
        self.tiers.addWidget(Label(said, "caption", "text2", wrap=True))

    def _lay_out(self, top: object) -> None:
        inside = QWidget()
        inside.setObjectName("pageBody")
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(16)
        cards = {
            "figures": Card("In figures", "activity"), "months": Card("By month", "chart-line", LEGEND),
            "kinds": Card("By kind", "layout-grid", "hours"), "weeks": Card("My week", "clock", LEGEND),
            "tiers": Card("Who gets it", "users", "hours a rep and month"),
        }  # fmt: skip
        for name in ("figures", "months", "kinds", "weeks", "tiers"):
            cards[name].add(getattr(self, name))
            cards[name].body.addStretch(1)
        self._body.addWidget(cards["figures"])
        for left, right in (("months", "kinds"), ("weeks", "tiers")):
            row = row_of(cards[left], cards[right], spacing=16)
            for at, (card, share) in enumerate(((cards[left], 17), (cards[right], 10))):
                card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
                row.setStretch(at, share)
            self._body.addLayout(row)
        self._body.addWidget(self.reps)
        self._body.addStretch(1)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)  # type: ignore[arg-type]
        column.addWidget(area, 1)
        column.addWidget(self.empty, 1)


def _share_bar(share: float) -> Progress:
    """A share from 0 to 1 as a thin bar of a fixed width; the hours stand beside it."""
    bar = Progress(share)
    bar.setFixedWidth(120)
    return bar


def _bar(span: SpanLedger) -> HourBar:
    held, planned = span.held / 60, span.planned / 60
    kinds = ", ".join(
        f"{kind.value} {words.figure(round(minutes / 60, 1))} h" for kind, minutes in span.by_kind.items()
    )
    said = f"{span.title}: {words.figure(round(held, 1))} h held" + (f" ({kinds})" if kinds else "")
    said += f", {words.figure(round(planned, 1))} h planned" if planned else ""
    return HourBar(span.title, held, planned, said)
