"""A small team with a week of sessions for the tests of the calendar page, and what they ask of it."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QEvent

from coachdesk.domain.absences import Absence
from coachdesk.domain.busy import Busy
from coachdesk.domain.rhythms import Every, Rhythm
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.training import FollowUp, FollowUpKind, Training
from tests.builders import add_rep, new_desk
from ui import theme
from ui.bridge import Bridge
from ui.pages.calendar import CalendarPage

NOW = datetime(2026, 11, 24, 9, 48)
WEDNESDAY = datetime(2026, 11, 25, 10, 0)
THURSDAY = datetime(2026, 11, 26, 14, 0)


def calendar_desk(folder):
    """A desk for one test."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # lets go of the page of the test before
    theme.install("light")
    with new_desk(folder) as desk:
        yield desk


def fill(desk):
    """Two reps: a one-on-one, a training with a check, an absence and a busy time."""
    with desk.store.change("Fill the calendar"):
        ben, ana = add_rep(desk, "Ben Okafor"), add_rep(desk, "Ana Ferreira")
        desk.rhythms.save(Rhythm(None, Every.WEEKLY, 30, rep_id=ben.id))
        desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, WEDNESDAY, 30), (ben.id,))
        taught = desk.sessions.add(Session(None, SessionKind.TRAINING, THURSDAY, 90), (ben.id, ana.id))
        training = desk.trainings.save(Training(None, taught.id, title="Discovery drill"))
        desk.trainings.save_follow_up(
            FollowUp(None, training.id, ana.id, FollowUpKind.CHECK, date(2026, 12, 3), 1, question="What does it cost?")
        )
        desk.absences.add(Absence(None, ana.id, date(2026, 11, 30), date(2026, 12, 1)))
        busy = Busy(None, "Work", "uid-1", datetime(2026, 11, 27, 9), 60, title="Board meeting")
        desk.busy.exchange("Take in a calendar", fresh=[busy])


def shown(qtbot, desk, size=(1216, 860)):
    """The page, which follows the changes of the desk."""
    bridge = Bridge(desk, now=lambda: NOW)
    page = CalendarPage(bridge)
    qtbot.addWidget(page)
    bridge.changed.connect(lambda _change: page.refresh())
    page.resize(*size)
    page.show()
    return page


def key_of(page, part):
    """The key of the entry whose title says this."""
    return next(one.key for one in page.schedule.entries if part in one.title)


def titles(page):
    """What the days show, by its titles."""
    return [one.title for one in page.view.index.schedule.entries]


def open_sheet(page, kind):
    return next(sheet for sheet in page.window().findChildren(kind) if sheet.isVisible())
