"""The Fit tab: whether this rep is with the right customers, by won, lost and open deals."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from coachdesk import daily
from coachdesk.analysis.deals import DealFit, FitGroup
from coachdesk.analysis.words import plural
from coachdesk.domain.briefs import Reply
from ui import theme
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.pages.rep.seen import Seen
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import clear
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label

TONES = {"fits": "good", "poor fit": "risk", "too little known": "neutral"}
LINK = 6  # the room round the words of a link
# the account stands under its head, the chip is as wide as its words
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
PLACES: tuple[tuple[Qt.AlignmentFlag, ...], ...] = ((LEFT,), (), (), (LEFT,), ())
HEADS = ("Account", "Value", "Outcome", "Fit", "Known")


class FitBar(QWidget):
    """Deals of one outcome: fitting ones filled, poor ones in outline with a stroke, unknown ones faint."""

    def __init__(self, group: FitGroup, most: int) -> None:
        super().__init__()
        self._group, self._most = group, max(1, most)
        self.setAccessibleName(
            f"{group.title}: {group.fits} fit, {group.poor} poor fit, {group.unknown} too little known"
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(22.0, self.width() / self._most)
        kinds = ["fits"] * self._group.fits + ["poor"] * self._group.poor + ["unknown"] * self._group.unknown
        for at, kind in enumerate(kinds):
            box = QRectF(at * step + 1, 2, step - 4, 13)
            painter.setPen(theme.colour("d2") if kind == "poor" else Qt.PenStyle.NoPen)
            fill = {"fits": "d1", "poor": "surface", "unknown": "bullet2"}[kind]
            painter.setBrush(theme.colour(fill))
            painter.drawRoundedRect(box, 2, 2)
            if kind == "poor":
                painter.drawLine(box.bottomLeft(), box.topRight())


class FitTab(QWidget):
    """A deal's name opens its sheet."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._rep_id = 0
        self.says = Label("", "medium", wrap=True)
        self.summary = Card(
            "Are these the right customers?", "target", "filled: fits · struck: poor fit · grey: too little known"
        )
        self._bars = QGridLayout()
        self._bars.setHorizontalSpacing(16)
        self._bars.setColumnStretch(1, 1)
        self.summary.add(self.says)
        self.summary.add(self._bars)
        self.deals = Card("Deals", "hash", right=Button("Add a deal", "link", on=self.add_deal))
        self._holder = QVBoxLayout()
        self.deals.add(self._holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addWidget(self.summary)
        whole.addWidget(self.deals)
        whole.addStretch(1)

    def show_rep(self, seen: Seen) -> None:
        """Show the fit of one rep's deals."""
        self._rep_id = seen.rep_id
        found = daily.rep_fit(self._bridge.desk, seen.records.rep)
        self.says.setText(found.says)
        self.summary.setVisible(bool(found.deals))
        clear(self._bars)
        most = max((g.deals for g in found.groups), default=1)
        for at, group in enumerate(found.groups):
            self._bars.addWidget(Label(group.title, "medium"), at, 0)
            self._bars.addWidget(FitBar(group, most), at, 1)
            said = f"{group.fits} of {group.deals} fit" if group.deals else "none"
            self._bars.addWidget(Label(f"{said}, {group.poor} poor" if group.poor else said, "caption", "text2"), at, 2)
        self._show_deals(found.deals)

    def add_deal(self) -> None:
        """Open the sheet for a new deal of this rep."""
        sheet("deal")(self._bridge, rep_id=self._rep_id, parent=self).open()

    def _show_deals(self, deals: tuple[DealFit, ...]) -> None:
        clear(self._holder)
        self.deals.set_count(len(deals) or None)
        if not deals:
            add = Button("Add a deal", on=self.add_deal)
            self._holder.addWidget(EmptyState("target", "The deals you coach this rep on will stand here.", add))
            return
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(4, 1)
        for column, head in enumerate(HEADS):
            label = Label(head, "caption", "text3", right=column == 1)
            label.setContentsMargins(0 if column else LINK, 0, 0, 0)
            grid.addWidget(label, 0, column)
        for at, one in enumerate(deals, 1):
            belonged = " · debrief: we should not have been there" if one.belonged is Reply.NO else ""
            cells = (
                Button(one.deal.account, "link", on=partial(self._open, one)),
                Label(one.value_words or "–", right=True),
                Label(one.deal.outcome.value.capitalize(), ink="text2"),
                Chip(one.verdict[:1].upper() + one.verdict[1:], TONES.get(one.verdict, "neutral")),
                Label(one.words + belonged, ink="text2", wrap=True),
            )
            for column, widget in enumerate(cells):
                grid.addWidget(widget, at, column, *PLACES[column])
        self._holder.addWidget(inside)
        inside.setAccessibleName(plural(len(deals), "deal"))

    def _open(self, one: DealFit) -> None:
        sheet("deal")(self._bridge, deal=one.deal, parent=self).open()
