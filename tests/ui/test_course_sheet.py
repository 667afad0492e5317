"""The sheet of a course: what is wrong stands beside its field, what was typed stays, one step keeps it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShortcut

from coachdesk.domain.courses import CourseKind
from tests.ui.training_room import NOW, drill, team_desk, type_in
from ui.bridge import Bridge
from ui.dialogs.course_sheet import CourseSheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def desk(qapp, tmp_path):
    yield from team_desk(tmp_path)


def opened(qtbot, desk, *args, **fields):
    sheet = CourseSheet(Bridge(desk, now=lambda: NOW), *args, **fields)
    qtbot.addWidget(sheet)
    return sheet


def test_a_course_is_added_with_its_skills_questions_and_tasks(qtbot, desk):
    sheet = opened(qtbot, desk)
    form = sheet.form
    type_in(form.title, "Price talk")
    form.kind.set_value(CourseKind.ROLE_PLAY)
    for field, text in ((form.minutes, "90"), (form.refresh.days, "120"), (form.cost, "1,250")):
        type_in(field, text)
    form.questions.set_value("What did you give?\n\nWhat did you get?")
    form.tasks.set_value("Trade one thing")
    form.skills.boxes[desk.skills.by_name("Closing").id].click()
    qtbot.mouseClick(sheet.keep_button, Qt.MouseButton.LeftButton)
    course = desk.courses.by_title("Price talk")
    assert (course.kind, course.minutes, course.refresh_days, course.cost) == (CourseKind.ROLE_PLAY, 90, 120, 1250)
    assert course.questions == ("What did you give?", "What did you get?")
    assert course.tasks == ("Trade one thing",)
    assert desk.courses.skills(course.id) == {desk.skills.by_name("Closing").id}
    desk.store.undo()
    assert desk.courses.by_title("Price talk") is None


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [("title", "", "name"), ("title", "discovery DRILL", "already"), ("minutes", "0", "lasts 1"),
     ("minutes", "soon", "whole number"), ("cost", "-5", "0 or more"), ("cost", "cheap", "not a number")],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_its_field_and_the_text_stays(qtbot, desk, field, text, said):
    sheet = opened(qtbot, desk)
    type_in(sheet.form.title, "Price talk")
    wrong = getattr(sheet.form, field)
    type_in(wrong, text)
    sheet.keep()
    assert said in wrong.error.text() or field == "title"
    assert not wrong.error.isHidden()
    assert wrong.line.text() == text
    assert desk.courses.by_title("Price talk") is None


def test_a_course_that_comes_never_again_has_no_days(qtbot, desk):
    sheet = opened(qtbot, desk, drill(desk))
    assert sheet.form.refresh.days.line.text() == "90"
    sheet.form.refresh.never.click()
    assert not sheet.form.refresh.days.isEnabled()
    sheet.keep()
    assert drill(desk).refresh_days is None


def test_days_that_are_no_number_are_refused_beside_their_field(qtbot, desk):
    sheet = opened(qtbot, desk, drill(desk))
    type_in(sheet.form.refresh.days, "often")
    sheet.keep()
    assert sheet.form.refresh.days.error.text() == "Write a whole number."
    assert drill(desk).refresh_days == 90


def test_a_course_is_archived_and_brought_back(qtbot, desk):
    sheet = opened(qtbot, desk, drill(desk))
    qtbot.mouseClick(sheet.away, Qt.MouseButton.LeftButton)
    assert drill(desk).archived
    again = opened(qtbot, desk, drill(desk))
    assert again.away.text() == "Bring back"
    qtbot.mouseClick(again.away, Qt.MouseButton.LeftButton)
    assert not drill(desk).archived


def test_editing_a_course_keeps_what_was_not_touched(qtbot, desk):
    before, skills = drill(desk), desk.courses.skills(drill(desk).id)
    sheet = opened(qtbot, desk, before)
    sheet.keep()
    assert drill(desk) == before
    assert desk.courses.skills(before.id) == skills


def test_materials_are_copied_and_never_opened(qtbot, desk):
    sheet = opened(qtbot, desk)
    type_in(sheet.form.materials, "https://example.org/drill")
    qtbot.mouseClick(sheet.form.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "https://example.org/drill"


def test_skills_named_from_outside_are_ticked_already(qtbot, desk):
    closing = desk.skills.by_name("Closing").id
    assert opened(qtbot, desk, skill_ids=frozenset({closing})).form.skills.value == {closing}


def test_control_and_enter_keep_the_course(qtbot, desk):
    sheet = opened(qtbot, desk, drill(desk))
    type_in(sheet.form.minutes, "50")
    sheet.findChildren(QShortcut)[0].activated.emit()
    assert drill(desk).minutes == 50
