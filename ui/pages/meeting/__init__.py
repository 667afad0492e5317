"""The meeting: agenda and clock, notes, commitments and the close, with the whole window to itself."""

from ui.pages.meeting.page import MeetingPage

__all__ = ["MeetingPage"]
