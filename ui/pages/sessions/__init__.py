"""One-on-ones and all that follows from them: sessions, commitments, my coaching, deals."""

from ui.pages.sessions.page import SessionsPage

__all__ = ["SessionsPage"]
