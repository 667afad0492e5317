"""The coverage of the training page: a word in every cell, by keyboard and mouse to the sheet that books."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt

from coachdesk.analysis.coverage import Certificate, Cover, CoverState
from coachdesk.domain.courses import Course
from coachdesk.domain.roles import Bucket, Role
from tests.ui.training_room import NOW, book, drill, ids, open_sheet, record, shown, team_desk
from ui.dialogs.event_sheet import EventSheet
from ui.pages.training.state import running_out
from ui.widgets.coverage_paint import cell_words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
TODAY, LEFT = NOW.date(), Qt.MouseButton.LeftButton
COMING = datetime(2026, 12, 3, 10)


@pytest.fixture
def desk(qapp, tmp_path):
    yield from team_desk(tmp_path)


CELLS = [
    ({"state": CoverState.NEVER}, "not yet", ""),
    ({"state": CoverState.CURRENT, "last": date(2026, 3, 3), "due": date(2027, 6, 1)}, "3 Mar", "until 1 Jun 2027"),
    ({"state": CoverState.SOON, "last": date(2026, 3, 3), "due": date(2026, 12, 12)}, "soon", "by 12 Dec"),
    ({"state": CoverState.DUE, "last": date(2026, 3, 3), "due": date(2026, 6, 1)}, "due", "since 1 Jun"),
    ({"state": CoverState.STALE, "last": date(2026, 3, 3)}, "market", "had 3 Mar"),
    ({"state": CoverState.DUE, "last": date(2026, 3, 3), "booked": date(2026, 11, 30)}, "due", "30 Nov booked"),
    ({"state": CoverState.NEVER, "asked": False}, "·", ""),
]


@pytest.mark.parametrize(("fields", "upper", "lower"), CELLS)
def test_a_cell_of_the_coverage_says_in_words_how_a_rep_stands(fields, upper, lower):
    said = cell_words(Cover(1, 1, words="", **{"asked": True, **fields}), TODAY)
    assert (said.upper, said.lower) == (upper, lower)
    assert bool(said.tone) == fields.get("asked", True)


def test_the_keyboard_books_the_course_of_a_cell_for_its_rep(qtbot, desk):
    page = shown(qtbot, desk, view="coverage")
    view = page.coverage.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription().startswith("Ben Okafor, Discovery drill: ")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    booking = open_sheet(page, EventSheet)
    assert (booking.form.course.value, booking.form.rep_ids) == (drill(desk).id, ids(desk, "Ben Okafor"))


def test_a_click_on_a_booked_cell_shows_its_event(qtbot, desk):
    session = book(desk, COMING, ids(desk, "Ana Ferreira"), now=NOW, follow=False)
    page = shown(qtbot, desk, view="coverage")
    view = page.coverage.view
    column = [h.course_id for h in view.coverage.heads].index(drill(desk).id)
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.grid.cell(0, column).center().toPoint())
    assert page.view.current == "events"
    assert page.events.chosen.session.id == session.id


def test_a_click_on_a_name_leads_to_the_rep(qtbot, desk):
    page = shown(qtbot, desk, view="coverage")
    view = page.coverage.view
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(60, view.grid.head + 20))
    assert asked.args == ["rep", {"rep_id": ids(desk)[0]}]


def test_the_coverage_is_filtered_by_rep_or_by_course(qtbot, desk):
    page = shown(qtbot, desk, view="coverage")
    page.filter_field.setText("cy")
    assert [row.name for row in page.coverage.view.coverage.rows] == ["Cy Moss"]
    page.filter_field.setText("exam")
    assert [head.title for head in page.coverage.view.coverage.heads] == ["Closing exam"]
    page.filter_field.setText("zzz")
    assert page.coverage.nothing.isVisible()


def test_only_the_courses_that_are_seen_are_drawn(qtbot, desk):
    with desk.store.change("Add many"):
        for number in range(60):
            desk.courses.save(Course(None, f"Course {number}"))
    page = shown(qtbot, desk, view="coverage")
    view = page.coverage.view
    qtbot.waitUntil(lambda: view.painted > 0)
    assert view.painted <= 4 * view.grid.across < 4 * 62
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.grid.first == 62 - view.grid.across


def test_a_certificate_that_runs_out_is_renewed_for_all_who_wait(qtbot, desk):
    record(desk, book(desk, datetime(2026, 6, 10, 10), ids(desk, "Ana Ferreira", "Ben Okafor"), "Closing exam",
                      follow=False))  # fmt: skip
    page = shown(qtbot, desk, view="coverage")
    assert "2 certificates run out, the first on 7 Dec" in page.summary.text()
    (group,) = page.coverage.groups
    assert group.renew.text() == "Book renewal for 2"
    qtbot.mouseClick(group.renew, LEFT)
    assert open_sheet(page, EventSheet).form.rep_ids == ids(desk, "Ana Ferreira", "Ben Okafor")


def certificate(day, booked=None):
    return Certificate(1, "Ana", 1, "Exam", day, booked, "")


@pytest.mark.parametrize(
    ("days", "said"),
    [([date(2026, 12, 12)], "1 certificate runs out on 12 Dec"),
     ([date(2026, 12, 12), date(2027, 1, 2)], "2 certificates run out, the first on 12 Dec"),
     ([date(2026, 11, 1)], "1 certificate ran out"),
     ([date(2026, 11, 1), date(2026, 12, 12)], "1 certificate ran out, 1 more soon")],
)  # fmt: skip
def test_certificates_are_counted_in_words(days, said):
    assert running_out(tuple(certificate(day) for day in days), TODAY) == said


def test_a_certificate_that_is_booked_waits_for_nobody():
    booked = certificate(date(2026, 12, 1), date(2026, 11, 30))
    assert running_out((booked, certificate(date(2026, 12, 12))), TODAY) == "1 certificate runs out on 12 Dec"


def test_courses_stand_by_what_is_due_first_or_by_title(qtbot, desk):
    record(desk, book(desk, datetime(2026, 6, 10, 10), ids(desk, "Ana Ferreira"), follow=False))
    page = shown(qtbot, desk, view="coverage")
    part = page.coverage
    assert [head.title for head in part.view.coverage.heads] == ["Discovery drill", "Closing exam"]
    part.tools.order.set_current("title")
    part.tools.order.picked.emit("title")
    assert [head.title for head in part.view.coverage.heads] == ["Closing exam", "Discovery drill"]


def test_one_role_is_shown_alone_with_its_own_counts(qtbot, desk):
    page = shown(qtbot, desk, view="coverage")
    tools, view = page.coverage.tools, page.coverage.view
    assert not tools.role.isVisible()
    with desk.store.change("Another role"):
        role = desk.roles.add(Role(None, "Farmer", Bucket.SALES))
        desk.people.edit(replace(desk.people.by_name("Di Vale"), role_id=role.id))
    assert tools.role.isVisible()
    actions = {action.text(): action for action in tools.menu().actions()}
    assert list(actions) == ["All roles", "Hunter", "Farmer"]
    actions["Farmer"].trigger()
    assert [row.name for row in view.coverage.rows] == ["Di Vale"]
    assert {head.of for head in view.coverage.heads} == {0}
    assert tools.role.text() == "Farmer"
    tools.choose(None)
    assert len(view.coverage.rows) == 4
