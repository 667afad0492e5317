"""The cards of the page: one kind of thing compared, who is compared, the aim, and the tiers over time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from coachdesk.analysis.tier_history import Aim, GoalNow, TierHistory
from coachdesk.analysis.top import Placed, Row, TopDifferences
from coachdesk.analysis.words import listed
from ui.charts.differences import DifferencesView
from ui.widgets.card import Card
from ui.widgets.columns import column_of
from ui.widgets.labels import Label
from ui.widgets.link_row import REACH, LinkRow, RowsCard

ICONS = {
    "Inputs": "activity", "Conversions": "list-filter", "Skills": "layout-grid", "Coaching received": "clock",
    "Deals": "target",
}  # fmt: skip
MOST = 6
OWN_SCALE = "bar = plausible range, each row on its own scale"


class KindCard(Card):
    """The rows of one kind: those with a range drawn, the others named."""

    def __init__(self, kind: str, rows: Sequence[Row]) -> None:
        super().__init__(kind, ICONS.get(kind, "activity"), OWN_SCALE)
        drawn, bare = [r for r in rows if r.drawn], [r for r in rows if not r.drawn]
        self.view = DifferencesView()
        self.view.show_rows(kind, drawn)
        if drawn:
            self.add(self.view)
        else:
            self.set_sub("")
        if bare:
            self.add(
                Label(f"Can’t tell yet, too few reps with numbers: {_named(bare)}.", "caption", "text2", wrap=True)
            )


def _named(rows: Sequence[Row]) -> str:
    """Names run together; what they all end on is said once."""
    seen = [row.name.removesuffix(", level seen") for row in rows if row.name.endswith(", level seen")]
    plain = [row.name for row in rows if not row.name.endswith(", level seen")]
    return listed([*plain, *([f"the levels seen in {listed(seen)}"] if seen else [])])


class ListCard(RowsCard):
    """Lines of people, each leading to the rep's page; `opened` gives the rep who was chosen."""

    opened = Signal(int)

    def __init__(self, heading: str, icon: str) -> None:
        super().__init__(heading, icon)

    def _say(self, text: str, style: str = "body", ink: str = "text2") -> None:
        label = Label(text, style, ink, wrap=True)
        label.setContentsMargins(REACH, 2, REACH, 2)
        self.rows.addWidget(label)

    def _person(self, rep_id: int, name: str, *lines: str) -> None:
        row = LinkRow(f"{name}: open the page of the rep", lambda: self.opened.emit(rep_id))
        said = [Label(line, "caption", "text2", wrap=True) for line in lines if line]
        row.add(column_of(Label(name, "strong"), *said, spacing=1), 1)
        self.rows.addWidget(row)


class SidesCard(ListCard):
    """Who is compared with whom."""

    def __init__(self) -> None:
        super().__init__("Who is compared", "users")

    def show_sides(self, found: TopDifferences) -> None:
        """Show both sides and who is left out."""
        self.clear_rows()
        sides = (("Top performers", found.top), ("Others of the role", found.others), ("Left out", found.left_out))
        for title, people in sides:
            if people:
                self._say(f"{title}, {len(people)}", "captionStrong")
                self._people(people)

    def _people(self, people: Sequence[Placed]) -> None:
        for one in people[:MOST]:
            self._person(one.rep_id, one.rep, one.words)
        if more := [one.rep for one in people[MOST:]]:
            self._say(f"and {listed(more)}", "caption")


class AimCard(ListCard):
    """The aim of everybody at goal: who is short by how much."""

    def __init__(self) -> None:
        super().__init__("The aim: everyone at goal", "target")

    def show_aim(self, aim: Aim) -> None:
        """Show who is short, then who is away or unknown; those at goal in one line, those who ramp in another."""
        self.clear_rows()
        self._say(aim.words, "strong", "text")
        behind = [one for one in aim.reps if not one.ramping and one.reached is not True]
        unsure = [one for one in behind if one.away or one.reached is None]
        short = [one for one in behind if one not in unsure]
        for one in short[:MOST]:
            self._person(one.rep_id, one.rep, one.words, one.needs)
        self._names(f"And {len(short) - MOST} more", short[MOST:])
        for one in unsure[:MOST]:
            self._person(one.rep_id, one.rep, one.words)
        self._names(f"And {len(unsure) - MOST} more away or without a number", unsure[MOST:])
        self._names("At goal", [one for one in aim.reps if one.reached is True and not one.ramping])
        self._names("Ramping, not counted", [one for one in aim.reps if one.ramping])

    def _names(self, title: str, people: Sequence[GoalNow]) -> None:
        if people:
            self._say(f"{title}: {listed([one.rep for one in people])}", "caption")


class HistoryCard(ListCard):
    """Each rep's tier over time, in words."""

    def __init__(self) -> None:
        super().__init__("Tiers over time", "chart-line")

    def show_histories(self, histories: Sequence[TierHistory]) -> None:
        """Show the turns of each rep, and what they are worked out from."""
        self.clear_rows()
        for one in histories:
            self._person(one.rep_id, one.rep, one.words)
        if histories:
            self._say(histories[0].caution, "caption", "text3")
