"""The short shared summary of a session, to copy or to print; nothing private is in it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from coachdesk import meeting
from coachdesk.reports import report
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.printing import ask_and_print


def copy_summary(bridge: Bridge, session_id: int) -> None:
    """Put the summary on the clipboard as plain text."""
    desk = bridge.desk
    paper = bridge.run(lambda: meeting.summary_paper(desk, desk.sessions.one(session_id), bridge.now()))
    if paper is not None:
        QGuiApplication.clipboard().setText(meeting.summary_text(paper))
        bridge.say("The shared summary is copied. Nothing private is in it.")


def summary_pages(bridge: Bridge, session_id: int) -> bytes:
    """The summary as it prints, on the paper of the settings."""
    desk = bridge.desk
    paper = meeting.summary_paper(desk, desk.sessions.one(session_id), bridge.now())
    pdf: bytes = report("summary").summary_pdf((paper,), value_of("paper", desk.settings.all()))
    return pdf


def print_summary(bridge: Bridge, session_id: int, parent: QWidget) -> None:
    """Print the summary through the system's dialog."""
    pages = bridge.run(lambda: summary_pages(bridge, session_id))
    if pages is not None:
        size = value_of("paper", bridge.desk.settings.all())
        ask_and_print(pages, "Summary of a session", size, parent)
