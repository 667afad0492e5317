"""A day is typed in plain words wherever one is asked for; what can't be read is said beside it and stays."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

from tests.builders import filled_desk
from ui import theme
from ui.bridge import Bridge
from ui.dialogs.absence_sheet import AbsenceSheet
from ui.dialogs.observe import ObserveSheet
from ui.dialogs.rate import RateSheet
from ui.widgets.date_field import DateField, read_spoken_day

NOW = datetime(2026, 11, 24, 9, 48)
TODAY = NOW.date()


@pytest.fixture
def bridge(qapp, tmp_path):
    theme.install("light")
    with filled_desk(tmp_path) as desk:
        yield Bridge(desk, now=lambda: NOW)


def typed(qtbot, field, text):
    field.line.selectAll()
    qtbot.keyClicks(field.line, text)
    field.line.editingFinished.emit()


@pytest.mark.parametrize(
    ("text", "day"),
    [("18 Dec", date(2026, 12, 18)), ("fri", date(2026, 11, 27)), ("2026-12-18", date(2026, 12, 18)),
     ("2w", date(2026, 12, 8)), ("tomorrow", date(2026, 11, 25)), ("yesterday", date(2026, 11, 23))],
)  # fmt: skip
def test_a_day_is_typed_in_plain_words(qtbot, text, day):
    field = DateField("From", TODAY, TODAY)
    qtbot.addWidget(field)
    typed(qtbot, field, text)
    assert (field.read(), field.error.text()) == (day, "")


def test_a_weekday_of_what_was_seen_is_the_last_one():
    assert read_spoken_day("fri", TODAY, back=True) == date(2026, 11, 20)
    assert read_spoken_day("tue", TODAY, back=True) <= TODAY


def test_arrows_step_a_day_and_the_line_has_the_name_of_its_label(qtbot):
    field = DateField("From", TODAY, TODAY)
    qtbot.addWidget(field)
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    assert field.day == date(2026, 11, 25)
    assert field.line.accessibleName() == "From"


def test_an_absence_whose_day_cannot_be_read_keeps_its_text_and_says_why(qtbot, bridge):
    sheet = AbsenceSheet(bridge)
    qtbot.addWidget(sheet)
    typed(qtbot, sheet.last, "some day")
    sheet.keep()
    assert "some day" in sheet.last.error.text()
    assert sheet.last.line.text() == "some day"
    assert bridge.desk.absences.all() == ()


def test_an_absence_from_friday_ends_no_sooner(qtbot, bridge):
    sheet = AbsenceSheet(bridge)
    qtbot.addWidget(sheet)
    typed(qtbot, sheet.first, "fri")
    sheet.keep()
    (kept,) = bridge.desk.absences.all()
    assert (kept.first, kept.last) == (date(2026, 11, 27), date(2026, 11, 27))


def test_an_observation_and_a_rating_wait_for_a_day_that_can_be_read(qtbot, bridge):
    desk, (rep, *_) = bridge.desk, bridge.desk.people.all()
    seeing, rating = ObserveSheet(bridge, [rep]), RateSheet(bridge, rep, desk.skills.all()[0])
    seeing.seen.set_value("Asked for the next step")
    seeing.skill.set_value(desk.skills.all()[0].id)
    rating.levels.group.buttons()[2].click()
    for sheet in (seeing, rating):
        qtbot.addWidget(sheet)
        typed(qtbot, sheet.day, "someday")
        sheet.keep()
        assert "someday" in sheet.day.error.text()
    assert (desk.skills.observations(rep.id), desk.skills.ratings(rep.id)) == ((), ())
    typed(qtbot, seeing.day, "yesterday")
    seeing.keep()
    assert [o.day for o in desk.skills.observations(rep.id)] == [date(2026, 11, 23)]
