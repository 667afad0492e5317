"""Opening a page shows no window beside the one there is: a part is shown only inside its page."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from coachdesk.desk import Desk
from coachdesk.sample import make_sample
from ui import theme
from ui.bridge import Bridge
from ui.pages import PAGES
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW = datetime(2026, 11, 24, 9, 48)


class Windows(QObject):
    """Notes every widget that was shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.fixture
def window(qtbot, tmp_path):
    theme.install("light")
    path = tmp_path / "team.coachdesk"
    make_sample(path, reps=3, quarters=2, today=date(2026, 11, 24))
    with Desk.open(path) as desk:
        window = MainWindow(Bridge(desk, now=lambda: NOW))
        qtbot.addWidget(window)
        window.show()
        yield window


def args_of(desk, page):
    """What a page is opened with: the first rep, plan or planned session."""
    session = next(s for s, _ in desk.sessions.all(NOW.date()) if s.status.value == "planned")
    return {
        "rep": {"rep_id": desk.people.all()[0].id}, "plan": {"plan_id": desk.plans.all()[0].id},
        **{name: {"session_id": session.id} for name in ("prepare", "meeting", "typeback", "brief")},
    }.get(page, {})  # fmt: skip


def test_no_page_and_none_of_its_states_opens_a_window(window):
    windows, app, stray = Windows(), QApplication.instance(), {}
    app.installEventFilter(windows)
    for page in (page.id for page in PAGES if page.there):
        windows.seen = []
        window.show_page(page, args_of(window.bridge.desk, page))
        for _name, step in getattr(window.current, "tour_states", tuple)():
            step()
            app.processEvents()
        stray[page] = windows.seen
    app.removeEventFilter(windows)
    assert {page: seen for page, seen in stray.items() if seen} == {}
