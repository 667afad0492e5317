"""What moved between two assessments of a rep by the same rater."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from coachdesk import assessing
from coachdesk.analysis.profile import AssessmentLine, Profile, Slope
from coachdesk.domain.errors import DeskError
from coachdesk.domain.skills import Rater
from ui.bridge import Bridge
from ui.charts.slope import SlopeView
from ui.pages.rep.seen import Seen
from ui.pages.rep.skill_history import when_words
from ui.widgets.card import Card
from ui.widgets.columns import row_of
from ui.widgets.labels import Label

NEEDS_TWO = "Two assessments by the same rater that share a skill, and what moved between them stands here."


class SlopeCard(Card):
    """The later assessment is chosen among all, the earlier among those of its rater; `wanted` is to be the later."""

    def __init__(self, bridge: Bridge) -> None:
        self.before, self.after = _box("Earlier assessment"), _box("Later assessment")
        self.pair = QWidget()
        self.pair.setLayout(row_of(self.before, Label("to", "caption", "text2"), self.after))
        super().__init__("What moved", "trending-up", "", self.pair)
        self._bridge = bridge
        self._seen: Seen | None = None
        self._lines: tuple[AssessmentLine, ...] = ()
        self.wanted: int | None = None
        self._before: int | None = None
        self.view, self.said = SlopeView(), Label("", "body", "text2", wrap=True)
        self.add(self.said)
        self.add(self.view)
        self.before.activated.connect(self._choose_before)
        self.after.activated.connect(self._choose_after)

    def show_rep(self, seen: Seen, profile: Profile) -> None:
        """Show the newest pair, or the one that was chosen as long as it is there."""
        if self._seen is None or self._seen.rep_id != seen.rep_id:
            self._before = None
            self.wanted = self.wanted if any(a.assessment_id == self.wanted for a in profile.assessments) else None
        self._seen = seen
        self._lines = tuple(a for a in profile.assessments if a.skills and not a.hidden and fellows(a, profile))
        if not any(a.assessment_id == self.wanted for a in self._lines):
            self.wanted, self._before = newest_pair(self._lines, profile.slope)
        self._show()
        self.setVisible(bool(profile.assessments))

    def point_at(self, assessment_id: int | None) -> None:
        """Compare this assessment with the one before it, once the rep is shown."""
        self.wanted, self._before = assessment_id, None

    def _show(self) -> None:
        later = next((a for a in self._lines if a.assessment_id == self.wanted), None)
        earlier = [a for a in self._lines if later and (a.rater, a.by) == (later.rater, later.by) and a is not later]
        earlier = [a for a in earlier if later and a.day <= later.day] or earlier
        if self._before not in {a.assessment_id for a in earlier}:
            self._before = earlier[0].assessment_id if earlier else None
        self._offer(self.after, self._lines, self.wanted)
        self._offer(self.before, earlier, self._before)
        slope, said = self._slope()
        self.said.setText(said)
        self.view.setVisible(slope is not None and bool(slope.lines))
        self.view.show_slope(slope)
        self.pair.setVisible(slope is not None)

    def _slope(self) -> tuple[Slope | None, str]:
        if self._seen is None or self.wanted is None or self._before is None:
            return None, NEEDS_TWO
        try:
            found = assessing.slope(self._bridge.desk, self._seen.records.rep, self._before, self.wanted)
        except DeskError as error:
            return None, str(error)
        return found, f"{found.rater}: {found.words}."

    def _offer(self, box: QComboBox, lines: Sequence[AssessmentLine], chosen: int | None) -> None:
        box.clear()
        for line in lines:
            box.addItem(self._words(line), line.assessment_id)
        box.setCurrentIndex(box.findData(chosen))

    def _words(self, line: AssessmentLine) -> str:
        assert self._seen is not None
        who = {Rater.MANAGER: "you", Rater.SELF: "self"}.get(line.rater, line.by)
        return f"{when_words(line.day, self._seen.today)}, {who}, {line.skills} rated"

    def _choose_before(self, _row: int) -> None:
        self._before = self.before.currentData()
        self._show()

    def _choose_after(self, _row: int) -> None:
        self.wanted, self._before = self.after.currentData(), None
        self._show()


def fellows(line: AssessmentLine, profile: Profile) -> bool:
    """Whether there is another assessment by the same rater to compare with."""
    return any(
        other is not line and other.skills and not other.hidden and (other.rater, other.by) == (line.rater, line.by)
        for other in profile.assessments
    )


def newest_pair(lines: Sequence[AssessmentLine], slope: Slope | None) -> tuple[int | None, int | None]:
    """Later and earlier of the pair that a profile compares; without one the newest with the one before it."""
    mine = [a for a in lines if a.rater is Rater.MANAGER]
    if slope is not None:
        after = next((a for a in mine if a.day == slope.after), None)
        before = next((a for a in mine if a.day == slope.before and a is not after), None)
        if after and before:
            return after.assessment_id, before.assessment_id
    return (lines[0].assessment_id, None) if lines else (None, None)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumContentsLength(14)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box
