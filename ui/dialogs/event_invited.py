"""Who is invited to a training event, with everybody whom the course is due for in one click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from coachdesk import covering
from coachdesk.analysis.coverage import Cover, CoverState
from coachdesk.analysis.training import Event
from coachdesk.analysis.words import plural
from ui.bridge import Bridge
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.people_field import PeopleField

WAITING = frozenset({CoverState.NEVER, CoverState.SOON, CoverState.DUE, CoverState.STALE})


class InvitedField(PeopleField):
    """`show_due` says whom a course is due for; the buttons invite them, everybody or nobody."""

    def __init__(self, bridge: Bridge, event: Event | None, rep_ids: Sequence[int]) -> None:
        known = tuple(one.rep_id for one in event.attendees) if event else tuple(rep_ids)
        people = bridge.desk.people.all(include_archived=True)
        super().__init__(
            "Invited", [(r.id, r.name) for r in people if r.id is not None and (r.present or r.id in known)]
        )
        self._covers = covering.coverage(bridge.desk, bridge.today())
        self._present = tuple(r.id for r in people if r.present and r.id is not None)
        self.due_ids: tuple[int, ...] = ()
        self.due = Button("", "link", "users", lambda: self._invite(self.due_ids), small=True)
        self.everybody = Button("Everybody", "link", on=lambda: self._invite(self._present), small=True)
        self.nobody = Button("Nobody", "link", on=lambda: self._invite(()), small=True)
        self.layout().insertLayout(1, row_of(self.due, self.everybody, self.nobody, 1, spacing=4))  # type: ignore[union-attr]
        self.set_value(known)
        self._count()
        self.edited.connect(self._count)

    def show_due(self, course_id: int | None) -> None:
        """Offer those who need the course and are not invited to it anywhere else."""
        covers = [one for row in self._covers.rows for one in row.covers if one.course_id == course_id]
        self.due_ids = tuple(one.rep_id for one in covers if is_due(one))
        self.due.setText(f"Who is due ({len(self.due_ids)})")
        self.due.setVisible(bool(self.due_ids))
        self.caption.setText("" if self.due_ids or not covers else "Whoever the course is due for is booked.")
        self.caption.setVisible(bool(self.caption.text()))
        self._count()

    def _invite(self, rep_ids: Sequence[int]) -> None:
        self.set_value(rep_ids)
        self.set_error("")
        self.edited.emit()

    def _count(self) -> None:
        self.right.setText(f"{plural(len(self.value), 'rep')}" if self.value else "nobody yet")
        self.right.setAlignment(Qt.AlignmentFlag.AlignRight)


def is_due(cover: Cover) -> bool:
    """Whether the course is asked of the rep, is due or will be soon, and no event is booked for it."""
    return cover.asked and cover.booked is None and cover.state in WAITING
