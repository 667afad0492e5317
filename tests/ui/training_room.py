"""A team of four with two courses for the tests of the training page and its sheets."""

from datetime import datetime, timedelta

from coachdesk import training
from coachdesk.domain.courses import Course, CourseKind
from coachdesk.domain.roles import Bucket, Role
from coachdesk.domain.sessions import Session, SessionKind
from coachdesk.domain.training import Attendance, Presence, Training
from tests.builders import add_rep, add_skill, new_desk
from ui import theme
from ui.bridge import Bridge
from ui.pages.training import TrainingPage

NOW = datetime(2026, 11, 24, 9, 48)
NAMES = ("Ana Ferreira", "Ben Okafor", "Cy Moss", "Di Vale")


def team_desk(folder):
    """A desk for one test."""
    theme.install("light")
    with new_desk(folder) as desk:
        with desk.store.change("Fill the team"):
            fill(desk)
        yield desk


def fill(desk):
    """Four reps of one role that is asked for discovery and closing; a drill and a certificate train those."""
    role = desk.roles.add(Role(None, "Hunter", Bucket.SALES))
    for name in NAMES:
        add_rep(desk, name, role_id=role.id)
    skills = [add_skill(desk, name) for name in ("Discovery", "Closing", "Product")]
    for skill in skills[:2]:
        desk.skills.set_role_target(role.id, skill.id, 4)
    drill = Course(
        None, "Discovery drill", CourseKind.DRILL, 45, 90, questions=("What did you ask?", "What did it cost?"),
        tasks=("Ask for the cost twice",),
    )  # fmt: skip
    desk.courses.save(drill, [skills[0].id])
    desk.courses.save(Course(None, "Closing exam", CourseKind.CERTIFICATION, 60, 180), [skills[1].id])


def ids(desk, *names):
    return tuple(desk.people.by_name(name).id for name in names or NAMES)


def drill(desk):
    return desk.courses.by_title("Discovery drill")


def book(desk, start, rep_ids=None, course="Discovery drill", now=None, *, follow=True, every=None, until=None,
         **fields):  # fmt: skip
    """A booked event, with what it proposes."""
    course = desk.courses.by_title(course)
    rep_ids, now = rep_ids or ids(desk), now or start - timedelta(days=7)
    session = Session(None, SessionKind.TRAINING, start, course.minutes, place="Room Birch")
    found = training.propose_follow_ups(desk, session, course, rep_ids, now, course.title) if follow else ()
    event = Training(None, 0, course.id, **fields)
    return training.book_event(desk, session, event, rep_ids, found, now, every, until, anyway=True).session


def record(desk, session, now=NOW, **row):
    """Everybody was there."""
    event = desk.trainings.of_session(session.id)
    rows = [Attendance(None, event.id, rep, Presence.ATTENDED, **row) for rep in desk.sessions.reps(session.id)]
    training.record(desk, event, tuple(rows), desk.sessions.one(session.id), now)


def follow_ups(desk, session, kind=None):
    """What was kept for an event, of one kind if that is said."""
    found = desk.trainings.follow_ups(desk.trainings.of_session(session.id).id)
    return [one for one in found if kind in (None, one.kind)]


def shown(qtbot, desk, **args):
    """The page, which follows the changes of the desk."""
    bridge = Bridge(desk, now=lambda: NOW)
    page = TrainingPage(bridge)
    qtbot.addWidget(page)
    bridge.changed.connect(lambda _change: page.refresh())
    page.resize(1216, 860)
    page.show()
    page.open(**args)
    return page


def type_in(field, text):
    field.line.setText(text)
    field.line.editingFinished.emit()


def open_sheet(page, kind):
    return next(sheet for sheet in page.window().findChildren(kind) if sheet.isVisible())
