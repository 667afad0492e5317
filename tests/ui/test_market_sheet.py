"""The sheet of market changes: added, edited and removed, each with what it made stale."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from coachdesk.domain.market import MarketChange, MarketKind
from coachdesk.domain.roles import Role
from tests.builders import TODAY, add_rep, add_skill, new_desk
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.dialogs.market_sheet import MarketSheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
THIRD = date(2026, 11, 3)


@pytest.fixture
def desk(tmp_path):
    """Dana was rated in Discovery (1) and Price (2) on 1 November."""
    with new_desk(tmp_path) as desk:
        role = desk.roles.add(Role(None, "AE"))
        dana = add_rep(desk, "Dana Fox", role_id=role.id)
        for name, family in (("Discovery", "Selling"), ("Price", "Selling"), ("Closing", "Winning")):
            skill = add_skill(desk, name, family)
            if name != "Closing":
                desk.skills.rate(dana, skill, 3, date(2026, 11, 1))
        yield desk


@pytest.fixture
def shown(qtbot, desk):
    shown = MarketSheet(Bridge(desk, lambda: TODAY))
    qtbot.addWidget(shown)
    return shown


def fill(qtbot, form, title="Acme", day="3 nov", skills=(1, 2)):
    form.kind.set_value(MarketKind.COMPETITOR)
    form.title.set_value(title)
    form.day.day.selectAll()
    qtbot.keyClicks(form.day.day, day)
    for at in skills:
        form.skills.boxes[at].click()


def test_a_change_is_added_and_says_what_it_made_stale(qtbot, desk, shown):
    assert not shown.nothing.isHidden()
    fill(qtbot, shown.form)
    qtbot.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.keep_button.click()
    ((change, skills),) = desk.market.all()
    assert (change.title, change.day, change.kind, change.role_id) == ("Acme", THIRD, MarketKind.COMPETITOR, None)
    assert skills == {1, 2}
    assert [row.made.text() for row in shown.rows] == ["made 2 ratings of 1 rep stale"]
    assert (shown.form.title.value, shown.form.skills.value) == ("", frozenset())


REFUSED = [
    ({"title": " "}, "title", "empty"), ({"day": "someday"}, "day", "cannot be read as a day"),
    ({"skills": ()}, "skills", "Tick at least one skill"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "field", "sentence"), REFUSED)
def test_what_is_refused_stays_with_its_reason_under_it(qtbot, desk, shown, wrong, field, sentence):
    fill(qtbot, shown.form, **wrong)
    shown.keep()
    assert sentence in getattr(shown.form, field).error.text()
    assert desk.market.all() == ()
    assert shown.form.day.day.text() == wrong.get("day", "3 Nov")


def test_a_change_is_edited_from_its_row_and_removed_with_undo(desk, qtbot):
    kept = desk.market.save(MarketChange(None, THIRD, MarketKind.COMPETITOR, "Acme"), [1])
    shown = MarketSheet(Bridge(desk, lambda: TODAY))
    qtbot.addWidget(shown)
    shown.rows[0].link.click()
    shown.form.title.set_value("Acme Ltd")
    shown.form.skills.heads["Winning"].click()
    shown.keep()
    assert [(c.id, c.title, ids) for c, ids in desk.market.all()] == [(kept.id, "Acme Ltd", {1, 3})]
    shown.rows[0].remove.click()
    assert (desk.market.all(), shown.rows) == ((), [])
    desk.store.undo()
    assert [c.title for c, _ in desk.market.all()] == ["Acme Ltd"]


def test_a_family_ticks_all_its_skills_and_says_how_many_are(shown):
    skills = shown.form.skills
    skills.heads["Selling"].click()
    assert skills.value == {1, 2}
    skills.boxes[2].click()
    assert (skills.heads["Selling"].text(), skills.right.text()) == ("Selling, 1 of 2", "1 ticked")
    skills.heads["Selling"].click()
    skills.heads["Selling"].click()
    assert skills.value == frozenset()


def test_a_change_may_concern_one_role_and_the_sheet_is_found_by_its_name(qtbot, desk, shown):
    fill(qtbot, shown.form)
    shown.form.whom.set_value(desk.roles.all()[0].id)
    shown.keep()
    assert desk.market.all()[0][0].role_id == desk.roles.all()[0].id
    assert sheet("market") is MarketSheet
