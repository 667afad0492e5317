"""The calendar on the screen: a day or week by hours, a month, a quarter, a year."""

from ui.widgets.calendar.days import DaysView
from ui.widgets.calendar.month import MonthView
from ui.widgets.calendar.quarter import QuarterView
from ui.widgets.calendar.tones import TONES
from ui.widgets.calendar.view import CalendarView
from ui.widgets.calendar.year import YearView

__all__ = ["TONES", "CalendarView", "DaysView", "MonthView", "QuarterView", "YearView"]
