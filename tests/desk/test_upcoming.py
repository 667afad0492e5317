"""The likely day of a rep’s next one-on-one, on a real file; today is Tuesday 24 November 2026."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from coachdesk import meeting
from coachdesk.domain.absences import Absence
from coachdesk.domain.audiences import Audience
from coachdesk.domain.people import Status
from coachdesk.domain.rhythms import Rhythm
from tests.builders import add_rep, new_desk

NOW = datetime(2026, 11, 24, 10, 30)
TODAY = NOW.date()
NINE = datetime(2026, 11, 24, 9)


@pytest.fixture
def desk(tmp_path):
    with new_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def rep(desk):
    rep = add_rep(desk)
    desk.rhythms.save(Rhythm(None, None, 30, rep_id=rep.id))
    return rep


def away(desk, rep, days, first=TODAY):
    desk.absences.add(Absence(None, rep and rep.id, first, first + timedelta(days=days - 1)))


def test_it_is_today_on_a_working_day_and_monday_at_the_weekend(desk, rep):
    assert meeting.upcoming(desk, rep, NOW).start == NINE
    assert meeting.upcoming(desk, rep, NOW + timedelta(days=4)).start == datetime(2026, 11, 30, 9)


def test_holidays_and_absences_of_both_are_passed_over(desk, rep):
    desk.settings.save("country", "US")
    away(desk, rep, 1)
    away(desk, None, 1, date(2026, 11, 25))
    assert meeting.upcoming(desk, rep, NOW).start == datetime(2026, 11, 27, 9)  # the 26th is Thanksgiving


@pytest.mark.parametrize("leave", [True, False])
def test_who_is_on_leave_or_away_for_longer_has_a_sheet_without_a_date(desk, rep, leave):
    if leave:
        rep = desk.people.edit(replace(rep, status=Status.ON_LEAVE))
    else:
        away(desk, rep, 20)
    paper = meeting.prep_paper(desk, meeting.upcoming(desk, rep, NOW), Audience.REP, NOW)
    assert paper.when == "Date ______________"
    assert paper.copy in {"Dana’s sheet", "Dana’s sheet · first one-on-one"}
