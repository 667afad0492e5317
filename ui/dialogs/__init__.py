"""Sheets that float above a page, each loaded when it is first opened."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import ui.dialogs.sheet  # noqa: F401  loaded before the verb of the same name, which it would else take the place of

SHEETS = {
    "measure": ("ui.dialogs.measure_sheet", "MeasureSheet"),
    "import": ("ui.dialogs.import_sheet", "ImportSheet"),
    "rep": ("ui.dialogs.rep_sheet", "RepSheet"),
    "session": ("ui.dialogs.session_sheet", "SessionSheet"),
    "miss": ("ui.dialogs.miss_sheet", "MissSheet"),
    "record": ("ui.dialogs.record_sheet", "RecordSheet"),
    "promise": ("ui.dialogs.promise_sheet", "PromiseSheet"),
    "ending": ("ui.dialogs.ending_sheet", "EndingSheet"),
    "question": ("ui.dialogs.question_sheet", "QuestionSheet"),
    "absence": ("ui.dialogs.absence_sheet", "AbsenceSheet"),
    "stale": ("ui.dialogs.stale_sheet", "StaleSheet"),
    "rhythm": ("ui.dialogs.rhythm_sheet", "RhythmSheet"),
    "deal": ("ui.dialogs.deal_sheet", "DealSheet"),
    "form": ("ui.dialogs.form_sheet", "FormSheet"),
    "sendform": ("ui.dialogs.send_form_sheet", "SendFormSheet"),
    "skill": ("ui.dialogs.skill_sheet", "SkillSheet"),
    "framework": ("ui.dialogs.framework_sheet", "FrameworkSheet"),
    "versions": ("ui.dialogs.versions_sheet", "VersionsSheet"),
    "scorecard": ("ui.dialogs.scorecard_sheet", "ScorecardSheet"),
    "call": ("ui.dialogs.call_sheet", "CallSheet"),
    "market": ("ui.dialogs.market_sheet", "MarketSheet"),
    "quarter": ("ui.dialogs.quarter_sheet", "QuarterSheet"),
    "course": ("ui.dialogs.course_sheet", "CourseSheet"),
    "event": ("ui.dialogs.event_sheet", "EventSheet"),
    "followups": ("ui.dialogs.follow_ups_sheet", "FollowUpsSheet"),
    "attendance": ("ui.dialogs.attendance_sheet", "AttendanceSheet"),
    "followup": ("ui.dialogs.follow_up_sheet", "FollowUpSheet"),
    "calendarin": ("ui.dialogs.calendar_in_sheet", "CalendarInSheet"),
    "calendarout": ("ui.dialogs.calendar_out_sheet", "CalendarOutSheet"),
    "rules": ("ui.dialogs.rules_sheet", "RulesSheet"),
    "baseline": ("ui.dialogs.baseline_sheet", "BaselineSheet"),
}


def sheet(name: str) -> Any:
    """The class of a sheet by its name."""
    module, kind = SHEETS[name]
    return getattr(import_module(module), kind)
