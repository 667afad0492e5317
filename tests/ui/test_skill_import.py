"""Skills and ratings come in through the import sheet."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QThreadPool

from coachdesk.domain.skills import Rater
from tests.builders import TODAY, filled_desk
from ui.bridge import Bridge
from ui.dialogs.import_sheet import ImportSheet

SKILLS = "family,skill,3,target: Account Executive\nNegotiation,Negotiating,Names one thing in return.,5\n"
RATINGS = (
    "rep,skill,by,date,level,evidence\nDana Fox,Negotiating,self,2026-11-20,2,Two calls\nLi Wei,Negotiating,self,,9,\n"
)


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path) as opened:
        yield opened


def brought_in(desk, qtbot, verb, text):
    sheet = ImportSheet(Bridge(desk, lambda: TODAY), None, verb)
    qtbot.addWidget(sheet)
    sheet.open_text(text)
    for _ in ("the table", "what it becomes"):
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.processEvents()
    qtbot.waitUntil(sheet.next.isEnabled)
    qtbot.mouseClick(sheet.next, Qt.MouseButton.LeftButton)
    words = sheet.finish.text()
    qtbot.mouseClick(sheet.finish, Qt.MouseButton.LeftButton)
    return words


def test_a_text_and_a_level_aimed_at_come_in(desk, qtbot):
    assert brought_in(desk, qtbot, "skills", SKILLS) == "Bring in 1 skill"
    skill = desk.skills.by_name("Negotiating")
    assert "Names one thing in return." in [
        text.behaviour for text in desk.skills.levels() if text.skill_id == skill.id
    ]
    role = next(role for role in desk.roles.all() if role.name == "Account Executive")
    assert [t.level for t in desk.skills.role_targets() if (t.role_id, t.skill_id) == (role.id, skill.id)] == [5]


def test_the_ratings_that_can_be_read_come_in(desk, qtbot):
    assert brought_in(desk, qtbot, "ratings", RATINGS) == "Bring in 1 rating"
    (rating,) = desk.skills.ratings(desk.people.by_name("Dana Fox").id)
    assert (rating.rater, rating.level, rating.evidence) == (Rater.SELF, 2, "Two calls")
    assert desk.store.history()[0].label == "Import ratings from pasted rows"
