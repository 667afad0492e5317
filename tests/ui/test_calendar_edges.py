"""What stands outside of the hours in sight is counted at the ends of its column, and a click there leads to it."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt

from tests.ui.calendar_days import TODAY, WEEK, entry, heard, middle_of, mouse, schedule
from ui import theme
from ui.widgets.calendar import DaysView, MonthView
from ui.widgets.calendar.edges import edges_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
LEFT, Held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier
NEXT = TODAY + timedelta(days=1)
OUTSIDE = (entry(1, clock="06:00", minutes=30), entry(2, NEXT, "22:00", 30), entry(3, NEXT, "23:30", 30))


@pytest.fixture
def view(qtbot, qapp):
    theme.install("light")
    view = DaysView()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.show_schedule(schedule(WEEK, *OUTSIDE, entry(4, clock="10:00")), TODAY, TODAY)
    view.verticalScrollBar().setValue(round(view.places.grid.y_of(9 * 60) - view.places.grid.top))
    return view


def edges(view):
    return edges_of(view.places, view.viewport().height(), view.scrolled)


def point_of(edge):
    return QPoint(int(edge.box.left + edge.box.width / 2), int(edge.box.top + 5))


def test_what_is_out_of_sight_is_counted_on_its_day(view):
    assert [(edge.day, edge.words) for edge in edges(view)] == [(TODAY, "↑ 1 earlier"), (NEXT, "↓ 2 later")]
    assert "06:00" in view.tip_at(point_of(edges(view)[0]))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_count_is_drawn_over_the_hours(view, name):
    theme.install(name)
    at = QPoint(int(edges(view)[1].box.left + 8), int(edges(view)[1].box.top + 9))
    assert view.grab().toImage().pixelColor(at) == theme.colour("surface")
    theme.install("light")


def test_a_click_on_the_count_scrolls_there_and_chooses_nothing(view, qtbot):
    _, later = edges(view)
    qtbot.mouseClick(view.viewport(), LEFT, pos=point_of(later))
    assert [edge.words for edge in edges(view)][-1] in {"↓ 1 later", "↑ 1 earlier"}
    box = view.places.where("session 2").box
    assert box.bottom - view.scrolled < view.viewport().height() - later.box.height
    view.verticalScrollBar().setValue(round(box.top))
    qtbot.mouseClick(view.viewport(), LEFT, pos=point_of(next(edge for edge in edges(view) if edge.day == TODAY)))
    assert view.places.where("session 4").box.top - view.scrolled > view.places.head
    assert view.selected() == ""


def test_the_hand_says_that_the_count_leads_somewhere(view, qtbot):
    qtbot.mouseMove(view.viewport(), point_of(edges(view)[0]))
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_the_keyboard_brings_what_it_chooses_into_sight(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_Down, Held.ControlModifier)
    assert view.selected() == "session 1"
    assert TODAY not in {edge.day for edge in edges(view) if not edge.later}
    qtbot.keyClick(view, Qt.Key.Key_Right)
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Down, Held.ControlModifier)
    assert view.selected() == "session 3"
    assert not any(edge.later for edge in edges(view))


def test_a_view_without_hours_has_no_edges(qtbot, qapp):
    month = MonthView()
    qtbot.addWidget(month)
    month.show_schedule(schedule(WEEK, *OUTSIDE), TODAY, TODAY)
    assert edges(month) == ()


class Drawn(QObject):
    """The parts that were drawn again."""

    def __init__(self):
        super().__init__()
        self.boxes = []

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint:
            self.boxes.append(event.region().boundingRect())
        return False


def test_the_line_of_now_goes_on_and_nothing_else_is_drawn_again(view, qtbot):
    view.show_now(datetime(2026, 11, 18, 11))
    view.repaint()
    drawn = Drawn()
    view.viewport().installEventFilter(drawn)
    view.show_now(datetime(2026, 11, 18, 11, 10))
    qtbot.waitUntil(lambda: bool(drawn.boxes))
    assert all(box.height() < 40 for box in drawn.boxes)
    drawn.boxes.clear()
    view.show_now(datetime(2026, 11, 11, 11))
    view.show_now(datetime(2026, 11, 11, 12))
    assert view.now_place() is None


def test_the_number_of_a_day_asks_for_its_own_view(view, qtbot):
    asked, added = heard(view.day_wanted), heard(view.add_wanted)
    at = QPoint(int(view.places.box_of(NEXT).left + 18), 42)
    qtbot.mouseMove(view.viewport(), at)
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseClick(view.viewport(), LEFT, pos=at)
    qtbot.keyClick(view, Qt.Key.Key_Return, Held.ControlModifier)
    assert (asked, added) == ([NEXT, NEXT], [])
    view.show_schedule(schedule((TODAY, TODAY)), TODAY, TODAY)
    qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(int(view.places.box_of(TODAY).left + 18), 42))
    assert len(asked) == 2


def test_the_second_half_of_a_click_that_led_here_adds_nothing(view, qtbot):
    added, at = heard(view.add_wanted), middle_of(view, NEXT)
    view.pointer.led_here()
    mouse(view, QEvent.Type.MouseButtonDblClick, at)
    assert added == []
    mouse(view, QEvent.Type.MouseButtonDblClick, at)
    assert len(added) == 1
