"""The calendar: what stands when, moved and stretched by hand, and the quarter planned in one go."""

from ui.pages.calendar.page import CalendarPage

__all__ = ["CalendarPage"]
