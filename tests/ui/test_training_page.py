"""The training page: what waits is said first, and each view leads to the sheet that does something about it."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from coachdesk import training
from coachdesk.analysis.training import EventState
from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.rhythms import Every
from coachdesk.domain.training import FollowUpKind, FollowUpState
from tests.builders import new_desk
from tests.ui.skills_room import says, words_on
from tests.ui.training_room import NOW, book, drill, follow_ups, ids, open_sheet, record, shown, team_desk
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.dialogs.course_sheet import CourseSheet
from ui.dialogs.event_sheet import EventSheet
from ui.dialogs.follow_ups_sheet import FollowUpsSheet
from ui.pages.training import TrainingPage
from ui.pages.training.state import why_unfinished

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
TODAY, LEFT = NOW.date(), Qt.MouseButton.LeftButton
PAST, COMING = datetime(2026, 11, 10, 10), datetime(2026, 12, 3, 10)


@pytest.fixture
def desk(qapp, tmp_path):
    yield from team_desk(tmp_path)


def open_rows(page):
    """The lines of the follow-ups that are listed."""
    return page.follow_ups.table.model.shown


def test_the_first_line_says_what_waits(qtbot, desk):
    book(desk, datetime(2026, 11, 20, 10), ids(desk, "Ben Okafor"))
    page = shown(qtbot, desk)
    parts = page.summary.text().split(" · ")
    assert parts[0] == "1 event to record"
    assert any(part.endswith(("due this week", "late")) for part in parts[1:])


def test_planned_events_stand_first_and_one_to_record_is_open(qtbot, desk):
    for start in (PAST, COMING, datetime(2026, 11, 30, 10)):
        book(desk, start, follow=False)
    page = shown(qtbot, desk)
    assert [e.session.start.day for e in page.events.table.model.shown] == [30, 3, 10]
    assert page.events.chosen.state is EventState.TO_RECORD
    assert says(page.events.detail, "Not finished: write down who was there.")


def test_an_event_shows_who_came_with_before_and_after_and_what_was_said(qtbot, desk):
    session = book(desk, PAST, ids(desk, "Ana Ferreira"))
    record(desk, session, before=2, after=4, feedback="Too fast")
    detail = shown(qtbot, desk, session_id=session.id).events.detail
    assert {"2 → 4 of 5", "“Too fast”", "Attended"} <= set(words_on(detail.people))
    assert detail.follow_ups.sub.text() == "1 of 5 done or dropped"


def test_an_event_that_is_not_finished_names_what_comes_next(qtbot, desk):
    session = book(desk, PAST, ids(desk, "Ana Ferreira"))
    record(desk, session)
    page = shown(qtbot, desk, session_id=session.id)
    assert page.events.detail.head.why.text().startswith("Not finished: 4 of 5 follow-ups open. Next: Debrief")


def test_an_event_is_finished_only_when_its_follow_up_is(qtbot, desk):
    session = book(desk, PAST, ids(desk, "Ana Ferreira"))
    record(desk, session)
    page = shown(qtbot, desk, session_id=session.id)
    for one in follow_ups(desk, session):
        if one.state is FollowUpState.OPEN:
            training.drop_follow_up(desk, one, NOW)
    assert page.events.chosen.state is EventState.FINISHED
    assert why_unfinished(page.events.chosen) == ""


def test_the_command_records_the_event_that_waits(qtbot, desk):
    session = book(desk, PAST)
    page = shown(qtbot, desk, view="courses")
    next(c for c in page.commands() if c.title == "Record who was there").run()
    assert open_sheet(page, sheet("attendance")).isVisible()
    record(desk, session)
    said = []
    page._bridge.said.connect(lambda words, *_rest: said.append(words))
    page.record()
    assert said == ["No training that is over waits to be recorded."]


def test_calling_an_event_off_drops_its_follow_up_and_is_undone_at_once(qtbot, desk):
    session = book(desk, COMING, ids(desk, "Di Vale"), now=NOW)
    page = shown(qtbot, desk, session_id=session.id)
    qtbot.mouseClick(page.events.detail.head.off_button, LEFT)
    assert page.events.chosen.state is EventState.CANCELLED
    assert {f.state for f in follow_ups(desk, session)} == {FollowUpState.DROPPED}
    desk.store.undo()
    assert {f.state for f in follow_ups(desk, session)} == {FollowUpState.OPEN}


def test_a_series_is_called_off_from_one_event_on(qtbot, desk):
    first = book(
        desk, COMING, ids(desk, "Di Vale"), now=NOW, follow=False, every=Every.WEEKLY, until=date(2026, 12, 17)
    )
    page = shown(qtbot, desk, session_id=desk.sessions.of_series(first.series_id)[1].id)
    assert page.events.detail.head.all_off_button.text() == "Call off with 1 after it"
    qtbot.mouseClick(page.events.detail.head.all_off_button, LEFT)
    states = [event.state for event in page.whole.events]
    assert states == [EventState.PLANNED, EventState.CANCELLED, EventState.CANCELLED]


def test_who_was_there_can_be_changed_once_it_is_recorded(qtbot, desk):
    session = book(desk, PAST)
    head = shown(qtbot, desk, session_id=session.id).events.detail.head
    assert head.record_button.isVisible()
    assert not head.correct_button.isVisible()
    record(desk, session)
    assert not head.record_button.isVisible()
    qtbot.mouseClick(head.correct_button, LEFT)
    assert open_sheet(head, sheet("attendance")).isVisible()


def test_the_materials_of_a_course_are_shown_and_copied(qtbot, desk):
    desk.courses.save(replace(drill(desk), materials="https://example.org/drill"))
    head = shown(qtbot, desk, session_id=book(desk, COMING, now=NOW).id).events.detail.head
    assert head.materials.isVisible()
    qtbot.mouseClick(head.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == "https://example.org/drill"


def test_an_event_that_nothing_follows_offers_to_propose_it(qtbot, desk):
    session = book(desk, PAST, follow=False)
    record(desk, session)
    detail = shown(qtbot, desk, session_id=session.id).events.detail
    assert says(detail.follow_ups, "Nothing follows yet")
    qtbot.mouseClick(detail.propose_button, LEFT)
    open_sheet(detail, FollowUpsSheet).keep()
    assert detail.event_shown.state is EventState.FOLLOWING


def test_an_event_is_finished_once_no_follow_up_is_wanted(qtbot, desk):
    session = book(desk, PAST, follow=False)
    record(desk, session)
    page = shown(qtbot, desk, session_id=session.id)
    detail = page.events.detail
    assert (page.events.chosen.state, detail.head.state.text) == (EventState.FOLLOWING, "Nothing follows yet")
    assert detail.head.why.text() == "Nothing follows yet: propose its follow-up, or say that none is wanted."
    qtbot.mouseClick(detail.none_button, LEFT)
    assert page.events.chosen.state is EventState.FINISHED and detail.none_button.isHidden()
    desk.store.undo()
    assert page.events.chosen.state is EventState.FOLLOWING and not detail.none_button.isHidden()


def test_the_buttons_of_an_event_open_the_sheets_that_change_it(qtbot, desk):
    session = book(desk, COMING, ids(desk, "Di Vale"), now=NOW, follow=False)
    page = shown(qtbot, desk, session_id=session.id)
    detail = page.events.detail
    qtbot.mouseClick(detail.propose_button, LEFT)
    open_sheet(page, FollowUpsSheet).keep()
    assert len(follow_ups(desk, session)) == 5
    qtbot.mouseClick(detail.head.again_button, LEFT)
    again = open_sheet(page, EventSheet)
    assert (again.form.course.value, again.form.rep_ids) == (drill(desk).id, ids(desk, "Di Vale"))
    again.close()
    qtbot.mouseClick(detail.head.edit_button, LEFT)
    assert open_sheet(page, EventSheet).go.text() == "Change"


def test_a_follow_up_of_an_event_opens_its_sheet(qtbot, desk):
    session = book(desk, COMING, ids(desk, "Di Vale"), now=NOW)
    page = shown(qtbot, desk, session_id=session.id)
    row = page.events.detail.follow_ups.rows.itemAt(0).widget()
    qtbot.keyClick(row.link, Qt.Key.Key_Return)
    assert open_sheet(page, sheet("followup")).isVisible()


def test_an_attendee_leads_to_the_page_of_the_rep(qtbot, desk):
    page = shown(qtbot, desk, session_id=book(desk, COMING, ids(desk, "Di Vale"), now=NOW).id)
    with qtbot.waitSignal(page.asked) as asked:
        page.events.detail.people.rows.itemAt(0).widget().link.click()
    assert asked.args == ["rep", {"rep_id": ids(desk, "Di Vale")[0]}]


def test_courses_say_when_they_were_held_last_and_come_next(qtbot, desk):
    record(desk, book(desk, PAST, follow=False))
    book(desk, COMING, follow=False, now=NOW)
    page = shown(qtbot, desk, view="courses")
    row = next(r for r in page.courses.table.model.shown if r.id == drill(desk).id)
    assert (row.last, row.next, row.times, row.skills) == (PAST.date(), COMING.date(), 1, ("Discovery",))


def test_a_course_is_archived_and_brought_back_in_its_list(qtbot, desk):
    page = shown(qtbot, desk, view="courses", course_id=drill(desk).id)
    qtbot.mouseClick(page.courses.away, LEFT)
    assert drill(desk).archived
    assert drill(desk).id not in [r.id for r in page.courses.table.model.shown]
    page.open(view="courses", course_id=drill(desk).id)
    assert page.courses.away.text() == "Bring back"
    qtbot.mouseClick(page.courses.away, LEFT)
    assert not drill(desk).archived


def test_a_course_is_booked_and_edited_from_its_list(qtbot, desk):
    page = shown(qtbot, desk, view="courses", course_id=drill(desk).id)
    qtbot.mouseClick(page.courses.book_button, LEFT)
    booking = open_sheet(page, EventSheet)
    assert booking.form.course.value == drill(desk).id
    booking.close()
    qtbot.mouseClick(page.courses.edit_button, LEFT)
    assert open_sheet(page, CourseSheet).form.title.value == "Discovery drill"


def test_an_empty_file_offers_the_starter_courses(qtbot, qapp, tmp_path):
    with new_desk(tmp_path) as desk:
        page = shown(qtbot, desk, view="courses")
        assert page.courses.empty.isVisible()
        page._bridge.run(page.courses.add_starter)
        assert len(page.courses.table.model.shown) == len(desk.courses.all()) > 5


@pytest.mark.parametrize("view", ["events", "courses", "coverage", "follow-ups", "market"])
def test_every_view_of_an_empty_file_says_what_will_stand_there(qtbot, qapp, tmp_path, view):
    with new_desk(tmp_path) as desk:
        page = shown(qtbot, desk, view=view)
        assert page._parts[view].empty.isVisible()
        assert page.summary.text() == ""
        assert not page.filter_field.isVisible()


def test_without_a_rep_nothing_is_booked_and_it_says_why(qtbot, qapp, tmp_path):
    with new_desk(tmp_path) as desk:
        bridge = Bridge(desk, now=lambda: NOW)
        page, said = TrainingPage(bridge), []
        qtbot.addWidget(page)
        bridge.said.connect(lambda words, *_rest: said.append(words))
        page.add_training()
        assert said == ["Add a rep first: a training is for somebody."]


def test_late_follow_ups_stand_first_and_a_click_on_the_circle_opens_one(qtbot, desk):
    book(desk, COMING, ids(desk, "Di Vale"), now=NOW)
    record(desk, book(desk, PAST, ids(desk, "Ana Ferreira")))
    page = shown(qtbot, desk, view="follow-ups")
    late = [line.late for line in open_rows(page)]
    assert late == sorted(late, reverse=True)
    assert late[0]
    table = page.follow_ups.table.view
    place = table.visualRect(page.follow_ups.table.model.index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    assert open_sheet(page, sheet("followup")).isVisible()


def test_follow_ups_are_narrowed_to_what_is_late(qtbot, desk):
    book(desk, COMING, ids(desk, "Di Vale"), now=NOW)
    record(desk, book(desk, PAST, ids(desk, "Ana Ferreira")))
    page = shown(qtbot, desk, view="follow-ups")
    page.follow_ups.which.picked.emit("late")
    page.follow_ups.which.set_current("late")
    page.refresh()
    assert {line.rep for line in open_rows(page)} == {"Ana Ferreira"}


def test_a_follow_up_leads_to_its_training(qtbot, desk):
    session = book(desk, COMING, ids(desk, "Di Vale"), now=NOW)
    page = shown(qtbot, desk, view="follow-ups")
    page.follow_ups.table.select([follow_ups(desk, session, FollowUpKind.DEBRIEF)[0].id])
    qtbot.mouseClick(page.follow_ups.event_button, LEFT)
    assert page.view.current == "events"
    assert page.events.chosen.session.id == session.id


def change_market(desk, skill="Discovery"):
    change = MarketChange(None, date(2026, 11, 16), MarketKind.COMPETITOR, "Northwind")
    for rep in desk.people.all():
        desk.skills.rate(rep, desk.skills.by_name(skill), 3, date(2026, 10, 1))
    return desk.market.save(change, [desk.skills.by_name(skill).id])


def test_a_market_change_books_its_refresher_for_everybody_who_waits(qtbot, desk):
    change_market(desk)
    page = shown(qtbot, desk, view="market")
    (card,) = page.market.cards
    assert says(card, "4 wait")
    qtbot.mouseClick(card.buttons[0], LEFT)
    booking = open_sheet(page, EventSheet)
    assert (booking.form.course.value, booking.form.rep_ids) == (drill(desk).id, ids(desk))
    booking.book_without()
    assert says(page.market.cards[0], "4 booked")
    assert page.market.cards[0].buttons == []


def test_a_change_without_a_course_offers_to_add_one_for_its_skills(qtbot, desk):
    change_market(desk, "Product")
    page = shown(qtbot, desk, view="market")
    button = page.market.cards[0].buttons[0]
    assert button.text() == "Add a course for these skills"
    qtbot.mouseClick(button, LEFT)
    assert open_sheet(page, CourseSheet).form.skills.value == {desk.skills.by_name("Product").id}


def test_a_change_of_two_skills_has_a_line_for_each_course_it_takes(qtbot, desk):
    change = change_market(desk)
    desk.market.save(change, [desk.skills.by_name(name).id for name in ("Discovery", "Closing", "Product")])
    page = shown(qtbot, desk, view="market")
    (card,) = page.market.cards
    assert {"Discovery drill", "Closing exam"} <= set(words_on(card))
    assert [button.text() for button in card.buttons] == ["Book the refresher", "Book the refresher"]


def test_market_changes_are_added_from_the_page(qtbot, desk):
    page = shown(qtbot, desk, view="market")
    next(c for c in page.commands() if c.title == "What has the market changed").run()
    assert open_sheet(page, sheet("market")).isVisible()
