"""A team of four for the tests of the skills page, and what they ask of its widgets."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel

from coachdesk.domain.roles import Bucket, Role
from tests.builders import TODAY, add_rep, add_skill, new_desk
from ui import theme
from ui.bridge import Bridge
from ui.pages.skills import SkillsPage
from ui.widgets.chips import Chip

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 9, 0)
RATED = TODAY - timedelta(days=20)


def team_desk(folder):
    """A desk for one test."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # lets go of the page of the test before
    theme.install("light")
    with new_desk(folder) as desk:
        with desk.store.change("Fill the team"):
            fill(desk)
        yield desk


def fill(desk):
    """Four reps of two roles in three skills, each short of level 4 in discovery."""
    roles = [desk.roles.add(Role(None, name, Bucket.SALES)) for name in ("Hunter", "Farmer")]
    names = ("Ben Okafor", "Ana Ferreira", "Cy Moss", "Di Vale")
    reps = [add_rep(desk, name, role_id=roles[at // 2].id) for at, name in enumerate(names)]
    skills = [add_skill(desk, "Discovery"), add_skill(desk, "Closing")]
    skills += [add_skill(desk, "Follow-up", "Keeping", refresh_days=10)]
    for level, text in ((1, "Asks from a list"), (3, "Asks two follow-ups"), (5, "Maps the cost")):
        desk.skills.set_level_text(skills[0].id, level, text)
    for role in roles:
        desk.skills.set_role_target(role.id, skills[0].id, 4)
    for at, rep in enumerate(reps):
        desk.skills.rate(rep, skills[0], 2 if at else 3, RATED)
    desk.skills.rate(reps[0], skills[2], 4, RATED)


def shown(qtbot, desk):
    """The page, which follows the changes of the desk; its bridge tells what was said."""
    bridge = Bridge(desk, now=lambda: NOW)
    page = SkillsPage(bridge)
    qtbot.addWidget(page)
    bridge.changed.connect(lambda _change: page.refresh())
    page.resize(1216, 860)
    page.show()
    return page


def ben(desk):
    return desk.people.by_name("Ben Okafor")


def skill_id(desk, name="Discovery"):
    return desk.skills.by_name(name).id


def on_ben(page, desk, name="Discovery"):
    page.open(view="matrix", rep_id=ben(desk).id, skill_id=skill_id(desk, name))
    return page.matrix.panel


def words_on(widget):
    QApplication.processEvents()  # what was just laid out is shown
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return labels + [one.text for one in widget.findChildren(Chip) if one.isVisibleTo(widget)]


def says(widget, part):
    return any(part in words for words in words_on(widget))


def open_sheet(page, kind):
    return next(sheet for sheet in page.window().findChildren(kind) if sheet.isVisible())
