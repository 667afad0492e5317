"""The sheet that plans a quarter: what it asks, what it would place, and what it hands over."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

from coachdesk.domain.absences import Absence
from coachdesk.domain.courses import Course
from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.periods import Quarter
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import SessionKind
from tests.builders import add_plan, add_rep, add_skill, new_desk
from ui.bridge import Bridge
from ui.dialogs import sheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
NOW = datetime(2026, 11, 24, 8)


@pytest.fixture
def desk(tmp_path):
    """Dana has a rhythm, a plan, and a refresher that waits."""
    with new_desk(tmp_path, now=lambda: NOW) as desk:
        dana = add_rep(desk, "Dana Fox")
        desk.rhythms.save(Rhythm(None, Every.WEEKLY, 30, rep_id=dana.id))
        add_plan(desk, dana)
        skill = add_skill(desk, "Price")
        desk.courses.save(Course(None, "Price talk"), [skill.id])
        desk.skills.rate(dana, skill, 3, datetime(2026, 11, 1).date())
        desk.market.save(MarketChange(None, datetime(2026, 11, 10).date(), MarketKind.COMPETITOR, "Acme"), [skill.id])
        yield desk


@pytest.fixture
def asking(qtbot, desk):
    asking = sheet("quarter")(Bridge(desk, now=lambda: NOW), Quarter(2026, 4))
    qtbot.addWidget(asking)
    asking.show()
    return asking


def only(asking, *names):
    for name, box in asking.parts.items():
        if box.isChecked() != (name in names):
            box.click()
    for box in asking.trainings.values():
        if box.isChecked():
            box.click()


def test_it_says_what_would_be_placed_and_books_nothing(asking, desk):
    assert asking.outcome.words.text() == (
        "6 one-on-ones, 1 mid-quarter check and 1 training with 2 follow-ups would be placed."
    )
    assert desk.sessions.all() == ()
    only(asking, "one_on_ones")
    assert asking.outcome.words.text() == "6 one-on-ones would be placed."


def test_the_proposal_is_handed_over_by_keyboard(asking, qtbot):
    with qtbot.waitSignal(asking.proposed) as told:
        qtbot.keyClick(asking, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert {one.wish.kind for one in told.args[0].placed} >= {SessionKind.TRAINING, SessionKind.ONE_ON_ONE}
    assert not asking.isVisible()


def test_with_nothing_ticked_there_is_nothing_to_show(asking):
    only(asking)
    assert not asking.go.isEnabled()
    assert asking.outcome.words.text().startswith("Nothing is left to plan")


@pytest.mark.parametrize("typed", ["", "0", "61", "many"])
def test_hours_that_can_not_be_are_said_under_the_field(asking, typed):
    asking.cap.line.setText(typed)
    asking.propose()
    assert asking.cap.error.text() == "Type a number of hours from 1 to 60."
    assert asking.isVisible()


def test_the_hours_of_a_week_bound_what_is_placed(asking, qtbot):
    only(asking, "one_on_ones", "mid_quarter")
    asking.cap.line.setText("1")
    with qtbot.waitSignal(asking.proposed) as told:
        asking.propose()
    assert told.args[0].cap == 60
    assert all(minutes <= 60 for _, minutes in told.args[0].weeks)


def test_an_offered_training_says_for_whom_and_why(asking):
    ((_, title, reps, why),) = asking.offered
    assert (title, reps, why) == ("Price talk", (1,), "refresher: Acme")
    assert [box.accessibleName() for box in asking.trainings.values()] == ["Price talk"]


def with_sam(qtbot, desk, *absent):
    """The sheet with a second rep for whom the refresher waits, away on the days between two."""
    sam = add_rep(desk, "Sam Okafor")
    desk.skills.rate(sam, desk.skills.all()[-1], 3, datetime(2026, 11, 1).date())
    if absent:
        desk.absences.add(Absence(None, sam.id, *absent))
    asking = sheet("quarter")(Bridge(desk, now=lambda: NOW), Quarter(2026, 4))
    qtbot.addWidget(asking)
    asking.show()
    (offer,) = asking.offers.values()
    return asking, offer


def test_a_single_rep_of_a_training_can_be_left_out(qtbot, desk):
    asking, offer = with_sam(qtbot, desk)
    assert (offer.rep_ids, offer.listed.isVisible()) == ((1, 2), False)
    offer.more.click()
    assert (offer.listed.isVisible(), offer.more.accessibleName()) == (True, "Hide reps")
    offer.reps[2].click()
    assert offer.caption.text() == "1 of 2 reps · refresher: Acme"
    assert asking.choice.trainings == ((next(iter(asking.offers)), (1,)),)
    assert "1 training with 2 follow-ups" in asking.outcome.words.text()


def test_a_training_without_a_rep_is_unticked_and_ticked_again_it_is_for_all(qtbot, desk):
    asking, offer = with_sam(qtbot, desk)
    for box in offer.reps.values():
        box.click()
    assert (offer.box.isChecked(), asking.choice.trainings) == (False, ())
    offer.box.click()
    assert offer.rep_ids == (1, 2)


def test_who_is_away_on_all_days_of_a_training_begins_unticked_with_the_reason(qtbot, desk):
    _, offer = with_sam(qtbot, desk, date(2026, 11, 24), date(2026, 12, 31))
    assert offer.rep_ids == (1,)
    assert offer.reps[2].accessibleName() == "Sam Okafor · away on all days it could be, 28 Nov – 31 Dec"
    assert offer.caption.text() == "1 of 2 reps · refresher: Acme"
