"""Ways through a month: from a day's number to that day, and after what was moved wherever it went."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.calendar_days import MONTH, TODAY, entry, heard, schedule
from ui import theme
from ui.widgets.calendar import MonthView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NEXT = TODAY + timedelta(days=1)
Key, Held = Qt.Key, Qt.KeyboardModifier
BUSY_DAY = [entry(at, clock=f"{8 + at:02}:00", title=f"Rep {at}") for at in range(1, 8)]


@pytest.fixture
def view(qtbot, qapp):
    theme.install("light")
    view = MonthView()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    return view


def shown(view, *entries):
    view.show_schedule(schedule(MONTH, *entries), TODAY, TODAY)
    return view


def test_the_number_of_a_day_asks_for_that_day_by_mouse_and_by_keyboard(view, qtbot):
    shown(view, entry(1))
    asked, added = heard(view.day_wanted), heard(view.add_wanted)
    box = view.places.box_of(NEXT)
    at = QPoint(int(box.left + 18), int(box.top + 15))
    qtbot.mouseMove(view.viewport(), at)
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.keyClick(view, Key.Key_Return, Held.ControlModifier)
    assert (asked, added) == ([NEXT, NEXT], [])


def test_in_narrow_columns_the_count_never_lies_on_the_number(view):
    for width in (420, 470, 520, 800):
        view.resize(width, 560)
        (more,) = shown(view, *BUSY_DAY).places.more
        day = view.places.box_of(TODAY)
        assert more.box.left >= day.left + 8 + 22
        assert more.box.right <= day.right
        assert more.box.width >= 18


def test_what_was_moved_and_taken_back_is_chosen_where_it_was(view, qtbot):
    shown(view, entry(1), entry(2, clock="15:00"))
    view.select("session 1")
    qtbot.keyClick(view, Key.Key_Right, Held.AltModifier)
    for there, key, day in ((entry(9, NEXT), "session 9", NEXT), (entry(1), "session 1", TODAY)) * 2:
        shown(view, there, entry(2, clock="15:00"))
        assert (view.selected(), view.focus_day()) == (key, day)


def test_a_mark_of_a_clash_leaves_the_name_its_room(view):
    view.resize(560, 700)
    plain = shown(view, entry(1, title="Wwwwww", clash="Twice.")).grab().toImage()
    box = view.places.where("session 1").box
    assert 60 < box.width < 110
    inked = [x for x in range(int(box.left + 24), int(box.right - 4))
             if any(plain.pixelColor(x, int(box.top + y)).lightness() < 110 for y in range(6, 18))]  # fmt: skip
    assert len(inked) > 12
