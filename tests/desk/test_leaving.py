"""A rep leaves: what is planned after the last day is called off in the same step, and undo brings all back."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from coachdesk import booking, leaving
from coachdesk.domain.people import Status
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.exchange.tables import Table
from coachdesk.importing import import_table
from tests.builders import add_rep, new_desk

NOW = datetime(2026, 11, 23, 8)  # a Monday
TUESDAY = datetime(2026, 11, 24, 9)


@pytest.fixture
def desk(tmp_path):
    """Dana is rep 1 and met each week until 15 December, Sam is rep 2; both are in a group on the first of it."""
    with new_desk(tmp_path, now=lambda: NOW) as desk:
        add_rep(desk, "Dana Fox")
        add_rep(desk, "Sam Okafor")
        weekly = Session(None, SessionKind.ONE_ON_ONE, TUESDAY, 45)
        booking.book(desk, weekly, [1], NOW, Every.WEEKLY, date(2026, 12, 15))
        group = Session(None, SessionKind.GROUP, datetime(2026, 12, 1, 14), 60)
        booking.book(desk, group, [1, 2], NOW)
        yield desk


def planned(desk, rep_id):
    return [s.start.date() for s in desk.sessions.of_rep(rep_id) if s.status is SessionStatus.PLANNED]


def test_a_last_day_cancels_what_is_planned_after_it_and_ends_the_series(desk):
    before = desk.store.dump()
    leaving.edit_rep(desk, replace(desk.people.one(1), status=Status.LEFT, left=date(2026, 12, 1)), NOW)
    assert planned(desk, 1) == [date(2026, 11, 24), date(2026, 12, 1), date(2026, 12, 1)]
    gone = [s for s in desk.sessions.of_rep(1) if s.status is SessionStatus.CANCELLED]
    assert [(s.start.date(), s.why) for s in gone] == [
        (date(2026, 12, 8), "has left"),
        (date(2026, 12, 15), "has left"),
    ]
    assert desk.sessions.all_series()[0].until == date(2026, 12, 1)
    assert desk.store.can_undo() == "Edit Dana Fox, 2 sessions cancelled"
    desk.store.undo()
    assert desk.store.dump() == before


def test_who_is_archived_is_met_no_more_and_the_group_meets_without(desk):
    before = desk.store.dump()
    leaving.archive_reps(desk, [1], NOW)
    assert planned(desk, 1) == []
    assert planned(desk, 2) == [date(2026, 12, 1)]
    assert desk.store.can_undo() == "Archive Dana Fox, 4 sessions cancelled"
    desk.store.undo()
    assert desk.store.dump() == before


def test_a_group_of_whom_nobody_stays_is_cancelled(desk):
    leaving.archive_reps(desk, [1, 2], NOW)
    assert [s for s, _ in desk.sessions.all() if s.status is SessionStatus.PLANNED] == []
    assert desk.store.can_undo() == "Archive 2 reps, 5 sessions cancelled"


def test_any_other_change_of_a_rep_cancels_nothing(desk):
    leaving.edit_rep(desk, replace(desk.people.one(1), phone="555", status=Status.ON_LEAVE), NOW)
    assert len(planned(desk, 1)) == 5
    assert desk.store.can_undo() == "Edit Dana Fox"


def test_a_roster_that_says_somebody_has_left_calls_off_what_is_planned(desk):
    table = Table("roster.csv", ("name", "status", "left"), (("Dana Fox", "left", "2026-11-25"),), (2,))
    assert import_table(desk, "roster", table).changed == 1
    assert planned(desk, 1) == [date(2026, 11, 24)]
    desk.store.undo()
    assert len(planned(desk, 1)) == 5
