"""The page that opens: whom I meet next, what is late, who needs me."""

from ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
