"""The assessments of a rep, to open or to remove, and the forms that are out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis.profile import AssessmentLine, Profile
from coachdesk.domain.forms import SentForm
from coachdesk.domain.skills import Rater
from ui.bridge import Bridge
from ui.pages.rep.seen import Seen
from ui.pages.rep.skill_history import when_words
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.labels import Label

SHOWN = 6


class AssessedCard(Card):
    """Newest first; `asked` for the page of one, `form_asked` to take in a form that came back."""

    asked = Signal(str, dict)
    form_asked = Signal()

    def __init__(self, bridge: Bridge) -> None:
        take = Button("Take in a form…", "link", small=True, tip="Or drop the PDF anywhere on the window")
        super().__init__("Assessments", "clipboard-list", "", take)
        take.clicked.connect(lambda _checked=False: self.form_asked.emit())
        self._bridge = bridge
        self._all = False
        self._shown: tuple[Seen, Profile] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.more = Button("Show all", "link", on=self._show_all, small=True)
        self.add(self._rows)
        self.add(self.more)

    def show_rep(self, seen: Seen, profile: Profile) -> None:
        """Show a rep's in one framework."""
        self._all = self._all and self._shown is not None and self._shown[0].rep_id == seen.rep_id
        self._shown = (seen, profile)
        clear(self._rows)
        lines, out = profile.assessments, self._out(seen, profile)
        self.set_count(len(lines) or None)
        for form in out:
            day = when_words(form.sent, seen.today)
            self._rows.addWidget(Label(f"A self-assessment is out since {day}.", "caption", "text2", wrap=True))
        for line in lines if self._all else lines[:SHOWN]:
            self._rows.addWidget(self._row(line, seen))
        if not lines and not out:
            self._rows.addWidget(Label("Nobody has assessed yet.", "caption", "text2", wrap=True))
        self.more.setVisible(len(lines) > SHOWN and not self._all)

    def _row(self, line: AssessmentLine, seen: Seen) -> QWidget:
        who = {Rater.MANAGER: "You", Rater.SELF: "Self"}.get(line.rater, line.by)
        head = f"{who}, {when_words(line.day, seen.today)}"
        counts = f"{line.skills} rated, {line.with_evidence} with evidence · version {line.version}"
        under = "blind: hidden until you have rated" if line.hidden else counts
        left = QWidget()
        left.setLayout(
            column_of(
                Label(head, "medium", elide=True),
                Label(under, "caption", "watch" if line.hidden else "text2", elide=True), spacing=0,
            )
        )  # fmt: skip
        holder = QWidget()
        row = row_of(left, spacing=4)
        if not line.hidden:
            opened = Button("Open", "quiet", on=partial(self._open, line), small=True)
            opened.setAccessibleName(f"Open the assessment: {head}")
            row.addWidget(opened)
        row.addWidget(IconButton(f"Remove the assessment: {head}", "trash-2", partial(self._remove, line)))
        row.setStretch(0, 1)
        row.setAlignment(left, Qt.AlignmentFlag.AlignVCenter)
        holder.setLayout(row)
        return holder

    def _open(self, line: AssessmentLine) -> None:
        if self._shown is not None:
            self.asked.emit("assess", {"rep_id": self._shown[0].rep_id, "assessment_id": line.assessment_id})

    def _remove(self, line: AssessmentLine) -> None:
        desk = self._bridge.desk
        self._bridge.run(lambda: desk.assessments.remove(desk.assessments.one(line.assessment_id)))

    def _show_all(self) -> None:
        self._all = True
        if self._shown is not None:
            self.show_rep(*self._shown)

    def _out(self, seen: Seen, profile: Profile) -> list[SentForm]:
        """The forms of this framework that are not back."""
        forms = self._bridge.desk.forms.all()
        of_rep = [f for f in forms if f.rep_id == seen.rep_id and f.framework_id == profile.framework_id]
        return [f for f in of_rep if f.returned is None]
