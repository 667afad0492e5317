"""Series on a real file: where they come to lie, how they change, and when they end."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk import booking
from coachdesk.domain.absences import Absence
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.errors import DeskError, Invalid
from coachdesk.domain.people import Status
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests.builders import add_rep, new_desk

NOW = datetime(2026, 11, 23, 8)  # a Monday
THURSDAY = datetime(2026, 11, 26, 9)
WEEK = timedelta(days=7)


@pytest.fixture
def desk(tmp_path):
    """Dana is rep 1, Sam is rep 2; no country is set."""
    with new_desk(tmp_path, now=lambda: NOW) as desk:
        add_rep(desk, "Dana Fox")
        add_rep(desk, "Sam Okafor")
        yield desk


def meeting(start=THURSDAY, minutes=45, **fields):
    return Session(None, fields.pop("kind", SessionKind.ONE_ON_ONE), start, minutes, **fields)


def said(desk, session, rep_ids=(1,)):
    return [(p.field, p.words, p.hard) for p in booking.problems(desk, session, rep_ids, NOW)]


def planned(desk):
    return [session for session, _ in desk.sessions.all() if session.status is SessionStatus.PLANNED]


def days(sessions):
    return [session.start.date() for session in sessions]


def test_a_repeat_lies_to_the_end_of_the_next_quarter_in_one_step(desk):
    before = desk.store.dump()
    booked = booking.book(desk, meeting(place="Birch"), [1], NOW, Every.FORTNIGHTLY)
    laid = planned(desk)
    assert (laid[0], booked.laid, len(laid)) == (booked.session, 9, 9)
    assert days(laid)[-1] == date(2027, 3, 18)
    assert {(s.place, s.series_id, s.start.time(), s.minutes) for s in laid} == {("Birch", 1, time(9), 45)}
    assert all(desk.sessions.reps(s.id) == (1,) for s in laid)
    desk.store.undo()
    assert desk.store.dump() == before


def test_a_repeat_says_which_days_it_leaves_out_and_why(desk):
    desk.settings.save("country", "US")
    desk.absences.add(Absence(None, 1, date(2026, 12, 10), date(2026, 12, 11)))
    desk.absences.add(Absence(None, None, date(2026, 12, 17), date(2026, 12, 17)))
    booking.book(desk, meeting(datetime(2026, 12, 24, 8, 30)), [2], NOW)
    start = datetime(2026, 11, 19, 9) + WEEK * 2
    booked = booking.book(desk, meeting(start), [1], NOW, Every.WEEKLY, date(2026, 12, 31))
    assert booked.skipped == (
        "Thu 10 Dec: Dana Fox is away",
        "Thu 17 Dec: you are away",
        "Thu 24 Dec: overlaps the one-on-one with Sam Okafor, 08:30–09:15",
    )
    assert [d for d in days(planned(desk)) if d != date(2026, 12, 24)] == [date(2026, 12, 3), date(2026, 12, 31)]


def test_a_repeat_that_ends_before_it_begins_is_refused(desk):
    with pytest.raises(Invalid, match="before the first one") as told:
        booking.book(desk, meeting(), [1], NOW, Every.WEEKLY, date(2026, 11, 25))
    assert told.value.field == "repeat"
    assert desk.sessions.all_series() == ()


def test_nobody_is_booked_beyond_the_last_day(desk):
    desk.people.edit(replace(desk.people.one(1), left=date(2026, 12, 4)))
    booked = booking.book(desk, meeting(), [1], NOW, Every.WEEKLY, date(2026, 12, 17))
    assert days(planned(desk)) == [date(2026, 11, 26), date(2026, 12, 3)]
    assert booked.skipped == ("Thu 10 Dec: Dana Fox has left by then", "Thu 17 Dec: Dana Fox has left by then")


ABSENCES = st.lists(st.tuples(st.sampled_from([None, 1, 2]), st.integers(0, 130), st.integers(0, 12)), max_size=5)
OTHERS = st.lists(st.tuples(st.integers(0, 130), st.integers(7, 18), st.integers(15, 240)), max_size=8)


@settings(max_examples=25)
@given(st.integers(1, 40), st.integers(8, 17), st.sampled_from(Every), ABSENCES, OTHERS)
def test_a_series_never_lies_on_a_day_off_or_over_another_session(tmp_path_factory, day, hour, every, absences, others):
    with new_desk(tmp_path_factory.mktemp("laid"), now=lambda: NOW) as desk:
        dana, _ = add_rep(desk, "Dana Fox"), add_rep(desk, "Sam Okafor")
        desk.settings.save("country", "US")
        monday = NOW.date()
        for rep_id, first, length in absences:
            begin = monday + timedelta(days=first)
            desk.absences.add(Absence(None, rep_id, begin, begin + timedelta(days=length)))
        for offset, at, minutes in others:
            desk.sessions.add(meeting(datetime.combine(monday + timedelta(days=offset), time(at)), minutes), [2])
        start = datetime.combine(monday + timedelta(days=day), time(hour))
        booked = booking.book(desk, meeting(start), [dana.id], NOW, every, anyway=True)
        laid = [s for s in desk.sessions.of_series(1) if s.id != booked.session.id]
        off = booking.days_off(desk, monday, date(2027, 6, 30))
        away = [a for a in desk.absences.all() if a.rep_id in (None, dana.id)]
        assert not [s for s in laid if s.start.date() in off or any(a.holds(s.start.date()) for a in away)]
        rest = [s for s, _ in desk.sessions.all()]
        assert not [s for s in laid if any(o.id != s.id and s.meets(o) for o in rest)]
        assert {(s.start.weekday(), s.start.time()) for s in laid} <= {(start.weekday(), start.time())}
        assert booked.laid == len(laid) + 1


def series(desk, every=Every.WEEKLY, until=date(2026, 12, 24)):
    """26 Nov, 3, 10, 17 and 24 Dec; the sessions of it."""
    booking.book(desk, meeting(), [1], NOW, every, until)
    return desk.sessions.of_series(1)


def test_one_session_of_a_series_changes_alone(desk):
    second = series(desk)[1]
    changed = booking.change(desk, second, NOW, start=second.start + timedelta(hours=2), minutes=60, place="Oak")
    assert (changed.start, changed.minutes, changed.place) == (datetime(2026, 12, 3, 11), 60, "Oak")
    assert [s.start.hour for s in desk.sessions.of_series(1)] == [9, 11, 9, 9, 9]
    assert desk.sessions.series(1).start == THURSDAY


def test_this_and_the_following_part_the_series_and_take_what_they_hold_along(desk):
    rows = series(desk)
    desk.agendas.add(AgendaItem(None, rows[2].id, AgendaKind.TOPIC, "Pricing"))
    before, friday = desk.store.dump(), datetime(2026, 12, 4, 14)
    booking.change(desk, rows[1], NOW, start=friday, minutes=30, following=True)
    assert [s.start for s in desk.sessions.of_series(1)] == [THURSDAY]
    assert [s.start for s in desk.sessions.of_series(2)] == [friday + WEEK * n for n in range(4)]
    assert [s.minutes for s in planned(desk)] == [45, 30, 30, 30, 30]
    assert [item.text for item in desk.agendas.of_session(rows[2].id)] == ["Pricing"]
    assert (desk.sessions.series(1).until, desk.sessions.series(2).until) == (date(2026, 12, 2), date(2026, 12, 25))
    desk.store.undo()
    assert desk.store.dump() == before


@settings(max_examples=20)
@given(
    st.sampled_from(Every), st.integers(0, 3), st.integers(-3, 20), st.integers(8, 17),
    st.lists(st.integers(0, 8), max_size=3, unique=True), st.lists(st.integers(-2, 6), max_size=3),
)  # fmt: skip
def test_no_session_is_lost_or_doubled_when_a_series_is_parted(tmp_path_factory, every, place, shift, hour, off, moves):
    with new_desk(tmp_path_factory.mktemp("parted"), now=lambda: NOW) as desk:
        dana = add_rep(desk, "Dana Fox")
        booking.book(desk, meeting(THURSDAY + timedelta(days=7)), [dana.id], NOW, every)
        rows = desk.sessions.of_series(1)
        for n in off:
            desk.sessions.cancel(rows[(place + 1 + n) % len(rows)])
        for one, days_on in zip(rows[place + 1 :], moves):
            if desk.sessions.one(one.id).status is SessionStatus.PLANNED and days_on:
                desk.sessions.move(one, one.start + timedelta(days=days_on))
        session = desk.sessions.one(rows[min(place, len(rows) - 1)].id)
        before, count = desk.store.dump(), len(planned(desk))
        start = datetime.combine(session.start.date() + timedelta(days=shift), time(hour))
        session = replace(session, status=SessionStatus.PLANNED)
        booking.change(desk, session, NOW, start=start, place="Oak", following=True, anyway=True)
        own = desk.sessions.one(session.id).series_id
        fresh = [s for s in planned(desk) if s.start >= start and s.series_id == own]
        assert len(planned(desk)) >= count
        assert {(s.start.weekday(), s.start.time()) for s in fresh} == {(start.weekday(), start.time())}
        assert len(set(days(fresh))) == len(fresh)
        desk.store.undo()
        assert desk.store.dump() == before


def test_what_was_held_or_cancelled_in_a_series_stays_and_is_not_laid_again(desk):
    rows = series(desk)
    desk.sessions.cancel(rows[2])
    desk.sessions.finish(replace(rows[3], summary="Met early"), noted=True)
    booking.change(desk, rows[1], NOW, start=rows[1].start + timedelta(days=1), following=True)
    assert days(planned(desk)) == [date(2026, 11, 26), date(2026, 12, 4), date(2026, 12, 25)]
    assert desk.sessions.one(rows[2].id).status is SessionStatus.CANCELLED
    assert desk.sessions.one(rows[3].id).start == rows[3].start


def test_the_first_of_a_series_and_the_following_stay_one_series(desk):
    first = series(desk)[0]
    booking.change(desk, first, NOW, place="Oak", following=True)
    assert [s.place for s in desk.sessions.of_series(1)] == ["Oak"] * 5
    assert len(desk.sessions.all_series()) == 1


def test_a_later_session_whose_new_day_is_off_is_called_off_with_why(desk):
    rows = series(desk)
    desk.settings.save("country", "US")
    booking.change(desk, rows[1], NOW, start=rows[1].start + timedelta(days=1), following=True)
    last = desk.sessions.one(rows[4].id)
    assert (last.status, last.why) == (SessionStatus.CANCELLED, "Christmas Day")
    assert days(planned(desk))[-1] == date(2026, 12, 18)


def test_a_place_may_change_for_a_session_that_lies_on_a_day_off_already(desk):
    rows = series(desk)
    desk.absences.add(Absence(None, None, date(2026, 12, 1), date(2026, 12, 31)))
    assert booking.change(desk, rows[1], NOW, place="Oak", following=True).place == "Oak"
    assert len(planned(desk)) == 5


def test_a_series_is_cancelled_from_one_session_on(desk):
    rows = series(desk, until=None)
    booking.cancel(desk, rows[2], following=True, why="new role")
    assert days(planned(desk)) == [date(2026, 11, 26), date(2026, 12, 3)]
    assert {s.why for s in desk.sessions.of_series(1)[2:]} == {"new role"}
    assert booking.lay_ahead(desk, desk.sessions.series(1), NOW + WEEK * 20) == 0
    with pytest.raises(DeskError, match="this one is cancelled"):
        booking.cancel(desk, desk.sessions.one(rows[2].id))


def test_one_cancelled_session_leaves_the_others(desk):
    rows = series(desk)
    booking.cancel(desk, rows[2], why="trade fair")
    assert len(planned(desk)) == 4
    assert desk.sessions.one(rows[2].id).why == "trade fair"


def test_a_series_goes_on_when_a_quarter_has_passed_and_fills_no_gap(desk):
    rows = series(desk, until=None)
    desk.sessions.remove(rows[3].id)
    assert booking.lay_ahead(desk, desk.sessions.series(1), NOW) == 0
    january = datetime(2027, 1, 4, 8)
    assert booking.lay_ahead(desk, desk.sessions.series(1), january) == 13
    assert days(planned(desk))[-1] == date(2027, 6, 24)
    assert rows[3].start.date() not in days(planned(desk))
    assert booking.lay_ahead(desk, desk.sessions.series(1), january) == 0


def test_a_series_of_somebody_who_left_goes_no_further(desk):
    series(desk, until=None)
    desk.people.edit(replace(desk.people.one(1), status=Status.LEFT))
    assert booking.lay_ahead(desk, desk.sessions.series(1), datetime(2027, 1, 4, 8)) == 0


def test_a_change_over_another_session_is_refused_unless_meant(desk):
    booking.book(desk, meeting(THURSDAY + timedelta(hours=1)), [2], NOW)
    first = series(desk)[0]
    with pytest.raises(Invalid, match="overlaps the one-on-one with Sam Okafor"):
        booking.change(desk, first, NOW, minutes=90)
    assert booking.change(desk, first, NOW, minutes=90, anyway=True).minutes == 90
    assert booking.change(desk, desk.sessions.one(first.id), NOW, minutes=80).minutes == 80
    with pytest.raises(Invalid, match="1 to 720"):
        booking.change(desk, first, NOW, minutes=0)
