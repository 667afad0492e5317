"""The sheet of a session, to the printer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coachdesk import calls, meeting
from coachdesk.analysis.prep import PrepPaper
from coachdesk.desk import Desk
from coachdesk.domain.audiences import Audience
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.reports import report
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.printing import ask_and_print


def print_sheet(bridge: Bridge, session_id: int, parent: QWidget) -> bool:
    """Print what the manager takes into the room; a session without an agenda is prepared first."""
    desk = bridge.desk
    paper = value_of("paper", desk.settings.all())
    pdf = bridge.run(lambda: sheet_pdf(bridge, desk.sessions.one(session_id), paper))
    return pdf is not None and ask_and_print(pdf, "Session sheet", paper, parent)


def sheet_pdf(bridge: Bridge, session: Session, paper: str) -> bytes:
    """The prep sheet, or the sheet of a pre-brief or debrief, without the private line."""
    desk, now = bridge.desk, bridge.now()
    if session.kind is SessionKind.PRE_BRIEF:
        brief = calls.brief_paper(desk, session, Audience.MANAGER, now)
        return bytes(report("brief").brief_pdf((brief,), paper))
    if session.kind is SessionKind.DEBRIEF:
        debrief = calls.debrief_paper(desk, session, Audience.MANAGER, now)
        return bytes(report("debrief").debrief_pdf((debrief,), paper))
    return bytes(report("prep").prep_pdf((_prepared(desk, session, bridge),), paper))


def _prepared(desk: Desk, session: Session, bridge: Bridge) -> PrepPaper:
    meeting.prepare(desk, session, bridge.now())
    return meeting.prep_paper(desk, session, Audience.MANAGER, bridge.now())
