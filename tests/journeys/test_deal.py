"""A debrief marks a poor-fit deal, and the rep's fit page shows it."""

from datetime import datetime

import pytest

from coachdesk.domain.briefs import Reply
from coachdesk.domain.deals import Deal, DealOutcome
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests.builders import filled_desk
from ui.bridge import Bridge
from ui.widgets.chips import Chip
from ui.widgets.labels import Label
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW = datetime(2026, 11, 24, 16)


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path, reps=("Dana Fox",)) as desk:
        yield desk


@pytest.fixture
def window(qtbot, desk):
    window = MainWindow(Bridge(desk, now=lambda: NOW))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    return window


def choose(field, words):
    next(button for button in field.segments._buttons.values() if button.text() == words).click()


def chips_of(page):
    return [chip.text for chip in page.fit.findChildren(Chip)]


def test_a_debrief_marks_a_poor_fit_deal_and_the_reps_fit_page_shows_it(qtbot, window, desk):
    rep = desk.people.by_name("Dana Fox")
    deal = desk.deals.add(Deal(None, rep.id, "Halden", 40_000, "Proposal", "Ann Lee, finance"))
    session = desk.sessions.add(
        Session(None, SessionKind.DEBRIEF, datetime(2026, 11, 24, 15), 20, deal_id=deal.id), [rep.id]
    )
    window.show_page("rep", {"rep_id": rep.id, "tab": "fit"})
    assert "Too little known" in chips_of(window.current)
    window.show_page("brief", {"session_id": session.id})
    form = window.current.after
    form.fields["ended"].text.setPlainText("They want a free trial and have no owner of the problem")
    choose(form.fields["outcome"], "Lost")
    choose(form.fields["belonged"], "No")
    window.current.keep()
    assert desk.deals.debrief(session.id).belonged is Reply.NO
    assert desk.deals.one(deal.id).outcome is DealOutcome.LOST
    assert desk.sessions.one(session.id).status is SessionStatus.HELD
    window.show_page("rep", {"rep_id": rep.id, "tab": "fit"})
    assert "Poor fit" in chips_of(window.current)
    assert any("should not have been there" in label.text() for label in window.current.findChildren(Label))
