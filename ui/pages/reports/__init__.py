"""Reports: a month for leadership, and where every other paper is made."""

from ui.pages.reports.page import ReportsPage

__all__ = ["ReportsPage"]
