"""The sheet of a training event: booked with its follow-up in one step, clashes said first, nothing typed is lost."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from coachdesk import training
from coachdesk.domain.absences import Absence
from coachdesk.domain.rhythms import Every
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.domain.training import FollowUpKind, Scale
from tests.ui.training_room import NOW, book, drill, follow_ups, ids, record, team_desk, type_in
from ui.bridge import Bridge
from ui.dialogs.event_sheet import EventSheet
from ui.dialogs.follow_ups_sheet import FollowUpsSheet
from ui.dialogs.miss_sheet import MissSheet
from ui.dialogs.session_steps import Wish, change

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
TUESDAY = datetime(2026, 12, 1, 10)


@pytest.fixture
def desk(qapp, tmp_path):
    yield from team_desk(tmp_path)


def opened(qtbot, desk, *args, **fields):
    sheet = EventSheet(Bridge(desk, now=lambda: NOW), *args, **fields)
    qtbot.addWidget(sheet)
    sheet.show()
    return sheet


def trainings(desk):
    return [s for s, _ in desk.sessions.all() if s.kind is SessionKind.TRAINING]


def follow(sheet):
    """The follow-up sheet that a click on Next opens."""
    sheet.go.click()
    return next(one for one in sheet.findChildren(FollowUpsSheet) if one.isVisible())


def test_an_event_is_booked_with_its_follow_up_and_undone_in_one_step(qtbot, desk):
    sheet = opened(qtbot, desk, course_id=drill(desk).id, rep_ids=ids(desk, "Ben Okafor"))
    type_in(sheet.form.slot.day, "1 Dec")
    qtbot.mouseClick(follow(sheet).go, Qt.MouseButton.LeftButton)
    (session,) = trainings(desk)
    assert (session.start, session.minutes) == (TUESDAY, 45)
    kinds = [one.kind for one in follow_ups(desk, session)]
    assert sorted(k.value for k in kinds) == ["check", "check", "check", "debrief", "pre-brief"]
    assert not sheet.isVisible()
    desk.store.undo()
    assert trainings(desk) == []
    assert desk.trainings.follow_ups() == ()


def test_an_event_can_be_booked_without_follow_up(qtbot, desk):
    sheet = opened(qtbot, desk, course_id=drill(desk).id, rep_ids=ids(desk))
    qtbot.mouseClick(sheet.alone, Qt.MouseButton.LeftButton)
    (session,) = trainings(desk)
    assert follow_ups(desk, session) == []
    assert desk.trainings.of_session(session.id).course_id == drill(desk).id


def test_a_clash_is_said_first_and_booked_anyway_on_purpose(qtbot, desk):
    ana = ids(desk, "Ana Ferreira")
    desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, TUESDAY, 30), ana)
    sheet = opened(qtbot, desk, course_id=drill(desk).id, rep_ids=ana, start=TUESDAY)
    assert "overlaps" in sheet.form.slot.day.error.text()
    assert (sheet.go.text(), sheet.alone.text()) == ("Next anyway", "Book without follow-up anyway")
    sheet.alone.click()
    assert len(trainings(desk)) == 1


def test_a_clash_that_was_not_seen_yet_is_shown_before_anything_is_booked(qtbot, desk):
    sheet = opened(qtbot, desk, course_id=drill(desk).id, rep_ids=ids(desk, "Ben Okafor"), start=TUESDAY)
    away = Absence(None, ids(desk, "Ben Okafor")[0], TUESDAY.date(), TUESDAY.date())
    desk.absences.add(away)
    sheet.alone.click()
    assert trainings(desk) == []
    assert "away" in sheet.form.slot.day.error.text()


def test_an_absence_of_an_invited_rep_is_told(qtbot, desk):
    day = date(2026, 12, 1)
    desk.absences.add(Absence(None, ids(desk, "Cy Moss")[0], day, day))
    sheet = opened(qtbot, desk, course_id=drill(desk).id, rep_ids=ids(desk), start=TUESDAY)
    assert "Cy Moss is away" in sheet.form.slot.day.error.text()


def test_nobody_invited_is_asked_for_only_once_it_matters(qtbot, desk):
    sheet = opened(qtbot, desk, course_id=drill(desk).id)
    assert sheet.form.reps.error.text() == ""
    sheet.go.click()
    assert sheet.form.reps.error.text() == "Choose who takes part."
    assert trainings(desk) == []


def test_a_day_that_cannot_be_read_stays_and_nothing_is_booked(qtbot, desk):
    sheet = opened(qtbot, desk, course_id=drill(desk).id, rep_ids=ids(desk))
    type_in(sheet.form.slot.day, "soonish")
    sheet.go.click()
    assert "cannot be read" in sheet.form.slot.day.error.text()
    assert sheet.form.slot.day.value == "soonish"
    assert trainings(desk) == []


def test_an_event_without_course_needs_a_title_of_its_own(qtbot, desk):
    sheet = opened(qtbot, desk, rep_ids=ids(desk))
    sheet.alone.click()
    assert "title" in sheet.form.title.error.text()
    type_in(sheet.form.title, "Fair day")
    sheet.alone.click()
    (session,) = trainings(desk)
    assert desk.trainings.of_session(session.id).title == "Fair day"


def test_seats_that_are_no_number_are_refused_beside_their_field(qtbot, desk):
    sheet = opened(qtbot, desk, course_id=drill(desk).id, rep_ids=ids(desk))
    type_in(sheet.form.seats, "ten")
    sheet.alone.click()
    assert sheet.form.seats.error.text() == "Write a whole number."
    assert trainings(desk) == []


def test_who_is_due_is_invited_with_one_click(qtbot, desk):
    record(desk, book(desk, datetime(2026, 11, 3, 10), ids(desk, "Ana Ferreira", "Ben Okafor"), follow=False))
    sheet = opened(qtbot, desk, course_id=drill(desk).id)
    assert sheet.form.reps.due.text() == "Who is due (2)"
    sheet.form.reps.due.click()
    assert sheet.form.rep_ids == ids(desk, "Cy Moss", "Di Vale")
    sheet.form.reps.everybody.click()
    assert sheet.form.rep_ids == ids(desk)
    sheet.form.reps.nobody.click()
    assert sheet.form.rep_ids == ()


def test_the_length_follows_the_course_until_it_is_typed(qtbot, desk):
    sheet = opened(qtbot, desk)
    assert sheet.form.slot.minutes.value == "60"
    sheet.form.course.set_value(drill(desk).id)
    sheet.form.course.edited.emit()
    assert sheet.form.slot.minutes.value == "45"


def test_more_invited_than_seats_is_said_and_may_be(qtbot, desk):
    sheet = opened(qtbot, desk, course_id=drill(desk).id, rep_ids=ids(desk))
    type_in(sheet.form.seats, "3")
    assert sheet.form.few.text() == "4 invited, 3 seats."
    sheet.alone.click()
    assert len(trainings(desk)) == 1


def test_another_trainer_can_give_it_without_the_manager(qtbot, desk):
    sheet = opened(qtbot, desk, course_id=drill(desk).id, rep_ids=ids(desk))
    assert sheet.form.yours.isHidden()
    type_in(sheet.form.trainer, "Nora Lind")
    sheet.form.yours.click()
    sheet.form.scale.set_value(Scale.SCORE)
    sheet.alone.click()
    (session,) = trainings(desk)
    event = desk.trainings.of_session(session.id)
    assert (event.trainer, event.scale, session.yours) == ("Nora Lind", Scale.SCORE, False)


def test_a_repeated_event_is_laid_to_its_last_day(qtbot, desk):
    sheet = opened(qtbot, desk, course_id=drill(desk).id, rep_ids=ids(desk, "Di Vale"), start=TUESDAY)
    sheet.form.repeat.set_value(Every.WEEKLY)
    sheet.form.repeat.edited.emit()
    type_in(sheet.form.until, "16 Dec")
    sheet.alone.click()
    assert [s.start.day for s in trainings(desk)] == [1, 8, 15]


def test_an_event_is_changed_with_all_that_is_typed(qtbot, desk):
    session = book(desk, TUESDAY, ids(desk, "Ana Ferreira", "Ben Okafor"), now=NOW)
    sheet = opened(qtbot, desk, training.event(desk, session.id, NOW.date()))
    type_in(sheet.form.place, "Room Elm")
    sheet.form.reps.chips[ids(desk, "Ben Okafor")[0]].click()
    type_in(sheet.form.slot.day, "2 Dec")
    sheet.go.click()
    kept = next(s for s in trainings(desk) if s.status is SessionStatus.PLANNED)
    assert (kept.place, kept.start.day) == ("Room Elm", 2)
    assert desk.sessions.reps(kept.id) == ids(desk, "Ana Ferreira")
    assert {f.rep_id for f in follow_ups(desk, kept)} == set(ids(desk, "Ana Ferreira"))


def same_day(desk):
    """An event with its debrief an hour after its start, and what both are moved by."""
    session = book(desk, TUESDAY, ids(desk, "Ana Ferreira"), now=NOW)
    (debrief,) = follow_ups(desk, session, FollowUpKind.DEBRIEF)
    training.move_follow_up(desk, debrief, TUESDAY + timedelta(hours=1), NOW)
    return session


def debrief_at(desk):
    (one,) = [f for f in desk.trainings.follow_ups() if f.kind is FollowUpKind.DEBRIEF]
    return desk.sessions.one(one.session_id).start


def test_an_event_changed_within_its_day_says_what_goes_along(qtbot, desk):
    sheet = opened(qtbot, desk, training.event(desk, same_day(desk).id, NOW.date()))
    said = []
    sheet._bridge.said.connect(lambda words, *_: said.append(words))
    type_in(sheet.form.slot.time, "14:00")
    assert sheet.go.text() == "Change"
    sheet.go.click()
    assert debrief_at(desk) == TUESDAY + timedelta(hours=5)
    assert said == ["Discovery drill changed, with 1 session of its follow-up."]


def test_an_event_that_was_not_held_and_is_moved_takes_its_follow_up_along(qtbot, desk):
    session = same_day(desk)
    bridge, said = Bridge(desk, now=lambda: NOW), []
    bridge.said.connect(lambda words, *_: said.append(words))
    sheet = MissSheet(bridge, session)
    qtbot.addWidget(sheet)
    sheet.choose("move")
    type_in(sheet.slot.day, "8 Dec")
    sheet.keep()
    assert debrief_at(desk) == TUESDAY + timedelta(days=7, hours=1)
    assert said == ["Training moved to Tue 8 Dec, 10:00, with 2 sessions of its follow-up."]


def test_the_steps_of_a_session_take_the_follow_up_of_an_event_along(desk):
    session, before = same_day(desk), desk.store.dump()
    for moving in (True, False):
        fresh = replace(session, start=TUESDAY + timedelta(hours=4))
        wish = Wish(fresh, desk.sessions.reps(session.id), None, following=False, moving=moving, why="")
        change(desk, session, wish, NOW)
        assert debrief_at(desk) == TUESDAY + timedelta(hours=5)
        desk.store.undo()
        assert desk.store.dump() == before


def test_going_back_from_the_follow_up_keeps_what_was_typed(qtbot, desk):
    sheet = opened(qtbot, desk, course_id=drill(desk).id, rep_ids=ids(desk))
    type_in(sheet.form.place, "Room Birch")
    follow(sheet).reject()
    assert sheet.isVisible()
    assert sheet.form.place.value == "Room Birch"
    assert trainings(desk) == []


def test_the_debrief_stands_within_three_days_of_the_event(qtbot, desk):
    sheet = opened(qtbot, desk, course_id=drill(desk).id, rep_ids=ids(desk), start=TUESDAY)
    follow(sheet).go.click()
    (session,) = trainings(desk)
    debriefs = follow_ups(desk, session, FollowUpKind.DEBRIEF)
    assert len(debriefs) == 4
    assert all(0 <= (one.due - TUESDAY.date()).days <= 3 for one in debriefs)
