"""A team with a course, and an event booked for it, for the tests of trainings and their follow-up."""

from datetime import date, datetime

from coachdesk import training
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.training import Attendance, FollowUpKind, Presence, Training
from tests.builders import filled_desk

NOW = datetime(2026, 11, 24, 9)
TODAY = NOW.date()
START = datetime(2026, 12, 2, 10)
AFTER = datetime(2026, 12, 2, 12)
CHRISTMAS = date(2026, 12, 25)


def room(folder, reps=("Dana Fox", "Li Wei", "Sam Okafor")):
    """Everybody, without numbers."""
    return filled_desk(folder, reps, weeks=0)


def course(desk):
    return desk.courses.by_title("Discovery drill")


def ids(desk):
    return [rep.id for rep in desk.people.all()]


def planned(start=START, **fields):
    return Session(None, SessionKind.TRAINING, start, 45, **{"place": "Room Birch"} | fields)


def proposed(desk, session=None, now=NOW, reps=()):
    return training.propose_follow_ups(desk, session or planned(), course(desk), reps or ids(desk), now)


def book(desk, *, now=NOW, session=None, reps=(), follow=True, **fields):
    """Book the drill with what it proposes, and give the event."""
    session, reps = session or planned(), list(reps) or ids(desk)
    wanted = proposed(desk, session, now, reps) if follow else ()
    booked = training.book_event(desk, session, Training(None, 0, course(desk).id), reps, wanted, now, **fields)
    return training.event(desk, booked.session.id, now.date())


def again(desk, event, today=TODAY):
    return training.event(desk, training_session(desk, event).id, today)


def training_session(desk, event):
    """The session of the event, wherever it was moved to."""
    return desk.sessions.one(desk.trainings.one(event.training.id).session_id)


def line(event, kind=FollowUpKind.CHECK, number=1, rep="Dana Fox"):
    number = number if kind is FollowUpKind.CHECK else 0
    found = (x for x in event.follow_ups if x.follow_up.kind is kind and x.follow_up.number == number)
    return next(x for x in found if x.rep == rep)


def rows(event, **presence):
    """One row each: by first name, else attended."""
    said = {a.rep_id: presence.get(a.name.split()[0].lower(), Presence.ATTENDED) for a in event.attendees}
    return [Attendance(None, 0, rep_id, was) for rep_id, was in said.items()]


def record(desk, event, now=AFTER, **presence):
    training.record(desk, event.training, rows(event, **presence), event.session, now)
    return again(desk, event, now.date())
