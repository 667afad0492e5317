"""What opening a coaching page does to the window: nothing stray, the keyboard on something, Tab as the eye goes."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.commitments import Commitment, Owner
from coachdesk.domain.deals import Deal, FitCriterion, FitKind
from coachdesk.domain.sessions import Session, SessionKind
from tests import builders
from ui.bridge import Bridge
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW = datetime(2026, 11, 24, 10, 32)
PAGES = ("prepare", "brief", "meeting", "typeback")


class Windows(QObject):
    """Notes every widget that was shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


@pytest.fixture
def desk(tmp_path):
    with builders.filled_desk(tmp_path, reps=("Dana Fox",)) as desk:
        yield desk


@pytest.fixture
def ids(desk):
    rep = desk.people.all()[0]
    deal = desk.deals.add(Deal(None, rep.id, "Halden", 40_000, "Proposal", "Ann Lee", next_day=date(2026, 12, 1)))
    for text in ("Uses no other tool", "Wants to learn"):
        desk.deals.add_criterion(FitCriterion(None, FitKind.PSYCHOGRAPHIC, text))
    for owner, seen in ((Owner.REP, "Halden call"), (Owner.MANAGER, "")):
        desk.commitments.add(
            Commitment(None, rep.id, owner, "Send it", date(2026, 11, 17), date(2026, 11, 20), seen_in=seen)
        )
    met = desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, datetime(2026, 11, 24, 10, 30), 45), [rep.id])
    before = Session(None, SessionKind.PRE_BRIEF, datetime(2026, 11, 24, 14), 20, deal_id=deal.id)
    brief = desk.sessions.add(before, [rep.id])
    return {name: (brief if name == "brief" else met).id for name in PAGES}


@pytest.fixture
def window(qtbot, desk, ids):
    window = MainWindow(Bridge(desk, now=lambda: NOW))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


@pytest.mark.parametrize("name", PAGES)
def test_opening_a_page_shows_no_window_and_leaves_the_keyboard_on_something(qtbot, window, ids, name):
    windows = Windows()
    QApplication.instance().installEventFilter(windows)
    window.show_page(name, {"session_id": ids[name]})
    qtbot.wait(20)
    QApplication.instance().removeEventFilter(windows)
    focused = QApplication.focusWidget()
    assert windows.seen == []
    assert focused is not None
    assert focused.isVisible()
    assert window.current.isAncestorOf(focused)


def test_the_rows_of_the_fit_are_in_their_place_in_the_first_picture(qtbot, window, ids):
    window.show_page("brief", {"session_id": ids["brief"]})
    form, seen = window.current.before, []
    rows = list(form.deal.fit.choices.values())

    def places():
        return [one.rect().translated(one.mapTo(form.widget(), QPoint())) for one in rows]

    window.repaint()
    first = places()
    qtbot.waitUntil(lambda: window.current.preview.view.count > 0, timeout=10_000)
    QApplication.processEvents()
    seen = places()
    assert first == seen
    assert not any(one.intersects(two) for n, one in enumerate(first) for two in first[:n])


def walk(steps):
    """What has the keyboard, one Tab after another."""
    said = []
    for _ in range(steps):
        said.append(QApplication.focusWidget())
        QApplication.focusWidget().focusNextPrevChild(True)
    return said


def test_tab_goes_from_only_for_me_to_keeping_and_leaving_and_back(qtbot, window, ids):
    window.show_page("typeback", {"session_id": ids["typeback"]})
    page = window.current
    page.form.private.setFocus()
    for stop in (page.keep_button, page.leave_button):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is stop
    for stop in (page.keep_button, page.form.private):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.focusWidget() is stop


@pytest.mark.parametrize(("name", "cards"), [
    ("prepare", ("promises", "focus", "questions", "agenda", "rep_brings", "own_brings", "deals", "rehearse")),
    ("meeting", ("agenda", "focus", "notes", "promises", "carried", "close_card")),
])  # fmt: skip
def test_tab_goes_as_the_eye_does_with_rows_built_later_in_their_place(desk, window, ids, name, cards):
    window.show_page(name, {"session_id": ids[name]})
    page, room = window.current, getattr(window.current, "form", None) or window.current.room
    with desk.store.change("Add", merge="without a notice"):
        desk.agendas.add(AgendaItem(None, ids[name], AgendaKind.TOPIC, "Another", owner=Owner.REP))
    QApplication.processEvents()
    walked = walk(250)
    told = [card for stop in walked for card in (*cards, "header") if card_of(page, room, card).isAncestorOf(stop)]
    at = told.index("header") + 1  # it begins in the middle: from the end of the header on it is one round
    round_ = [card for n, card in enumerate(told[at:]) if card != (["", *told[at:]])[n]]
    assert round_[round_.index(cards[0]) :][: len(cards) + 1] == [*cards, "header"]


def card_of(page, room, name):
    return page.header if name == "header" else getattr(room, name)
