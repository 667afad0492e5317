"""Where a training and its follow-up lead: the sheet for who was there, the sheet of one follow-up, the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from coachdesk import training
from coachdesk.analysis.today import NextMeeting, Task
from coachdesk.analysis.training import EventState
from coachdesk.domain.sessions import Session, SessionKind
from ui.bridge import Bridge
from ui.dialogs import sheet

Go = Callable[[str, dict[str, Any]], object]


def mend(bridge: Bridge, parent: QWidget, task: Task) -> bool:
    """Open the sheet that a task about a training leads to; False for any other task."""
    if task.action == "follow":
        follow(bridge, parent, task.follow_up_id)
    elif task.action == "attend":
        event = bridge.run(lambda: training.event(bridge.desk, task.session_id, bridge.today()))
        if event is not None:
            sheet("attendance")(bridge, event, parent).open()
    return task.action in ("follow", "attend")


def meet(bridge: Bridge, parent: QWidget, coming: NextMeeting, go: Go) -> bool:
    """Open what the next meeting leads to when it is about a training; False for any other meeting."""
    if coming.follow_up_id:
        follow(bridge, parent, coming.follow_up_id)
    elif coming.kind is SessionKind.TRAINING:
        go("training", {"view": "events", "session_id": coming.session_id})
    return bool(coming.follow_up_id) or coming.kind is SessionKind.TRAINING


def follow(bridge: Bridge, parent: QWidget, follow_up_id: int) -> None:
    """Open the sheet of one follow-up."""
    line = bridge.run(lambda: training.line_of(bridge.desk, follow_up_id, bridge.today()))
    if line is not None:
        sheet("followup")(bridge, line, parent).open()


def change(bridge: Bridge, parent: QWidget, session: Session) -> bool:
    """Open the sheet that changes a training event; False for any other session."""
    if session.kind is not SessionKind.TRAINING:
        return False
    event = bridge.run(lambda: training.event(bridge.desk, session.id or 0, bridge.today()))
    if event is not None:
        sheet("event")(bridge, event, parent).open()
    return True


def led_to_training(bridge: Bridge, parent: QWidget, session: Session, go: Go) -> bool:
    """Open what a session about a training leads to; False for any other session, which opens nothing here.

    An event that nobody has recorded asks who was there; any other one is shown on its page, which `go` opens.
    """
    follow_up = bridge.desk.trainings.follow_up_of_session(session.id or 0)
    if follow_up is not None:
        follow(bridge, parent, follow_up.id or 0)
    elif session.kind is SessionKind.TRAINING:
        event = training.event(bridge.desk, session.id or 0, bridge.today())
        if event.state is EventState.TO_RECORD:
            sheet("attendance")(bridge, event, parent).open()
        else:
            go("training", {"view": "events", "session_id": session.id})
    return follow_up is not None or session.kind is SessionKind.TRAINING
