"""The team page: list, roster to type into, archive, form, filter."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from coachdesk.domain.people import Status
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests.builders import TODAY, filled_desk
from ui.bridge import Bridge
from ui.dialogs.rep_sheet import RepSheet
from ui.pages.team import TeamPage, edit_cell


@pytest.fixture
def bridge(tmp_path):
    with filled_desk(tmp_path) as desk:
        yield Bridge(desk, lambda: TODAY)


@pytest.fixture
def page(qtbot, bridge):
    page = TeamPage(bridge)
    qtbot.addWidget(page)
    bridge.changed.connect(lambda _change: page.refresh())
    return page


def names(table):
    return sorted(record.name for record in table.model.shown)


def test_the_list_shows_everyone_and_the_filter_narrows_it(page, qtbot):
    assert names(page.board) == ["Dana Fox", "Li Wei", "Sam Okafor"]
    qtbot.keyClicks(page.filter_field, "okaf")
    assert names(page.board) == ["Sam Okafor"]


def test_archived_reps_leave_the_list_but_not_the_roster_and_undo_brings_them_back(page, bridge):
    rep = bridge.desk.people.by_name("Li Wei")
    page.board.select([rep.id])
    page.archive()
    assert names(page.board) == ["Dana Fox", "Sam Okafor"]
    assert names(page.roster) == ["Dana Fox", "Li Wei", "Sam Okafor"]
    bridge.desk.store.undo()
    assert names(page.board) == ["Dana Fox", "Li Wei", "Sam Okafor"]


def test_who_leaves_or_is_archived_is_met_no_more_and_the_step_says_how_many(page, bridge, qtbot):
    first, second = bridge.desk.people.by_name("Li Wei"), bridge.desk.people.by_name("Dana Fox")
    for rep in (first, second):
        day = datetime(TODAY.year, TODAY.month, TODAY.day, 10) + timedelta(days=3)
        bridge.desk.sessions.add(Session(None, SessionKind.ONE_ON_ONE, day, 30), [rep.id])
    page.board.select([first.id])
    page.archive()
    assert bridge.desk.store.can_undo() == "Archive Li Wei, 1 session cancelled"
    form = RepSheet(bridge, second, page)
    form.fields["status"].set_value(Status.LEFT)
    form.save.click()
    assert bridge.desk.store.can_undo() == "Edit Dana Fox, 1 session cancelled"
    assert {s.status for s, _ in bridge.desk.sessions.all()} == {SessionStatus.CANCELLED}


def test_several_selected_show_the_bar(page, bridge):
    page.board.select([rep.id for rep in bridge.desk.people.all()[:2]])
    assert not page.bar.isHidden()
    assert page.bar.count.text() == "2 reps selected"


def test_enter_opens_the_rep(page, qtbot, bridge):
    page.board.view.setCurrentIndex(page.board.model.index(0, 0))
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.keyClick(page.board.view, Qt.Key.Key_Return)
    assert asked.args == ["rep", {"rep_id": page.board.model.shown[0].rep_id}]


def test_roster_cells_are_typed_over(page, bridge):
    row = page.roster.model.row_of(bridge.desk.people.by_name("Li Wei").id)
    index = page.roster.model.index(row, 0)
    assert page.roster.model.setData(index, "Li Wei Chen")
    rep = bridge.desk.people.by_name("li wei chen")
    edit_cell(bridge, "hired", rep, "3 May 2025")
    edit_cell(bridge, "status", bridge.desk.people.one(rep.id), "on leave")
    assert bridge.desk.people.one(rep.id).status is Status.ON_LEAVE
    assert bridge.desk.people.one(rep.id).hired.isoformat() == "2025-05-03"


@pytest.mark.parametrize(
    ("field", "text"), [("status", "gone"), ("hired", "soon"), ("role_id", "Pirate"), ("name", " ")]
)
def test_what_cannot_be_read_is_refused_and_changes_nothing(page, qtbot, bridge, field, text):
    before = bridge.desk.store.dump()
    with qtbot.waitSignal(bridge.refused):
        edit_cell(bridge, field, bridge.desk.people.by_name("Li Wei"), text)
    assert bridge.desk.store.dump() == before


def test_the_form_adds_a_rep_and_keeps_what_was_typed_when_it_is_refused(page, qtbot, bridge):
    form = RepSheet(bridge, None, page)
    form.fields["name"].set_value("Dana Fox")
    form.fields["email"].set_value("dana@example.com")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert form.fields["name"].error.text()
    assert form.fields["email"].value == "dana@example.com"
    form.fields["name"].set_value("Dana Reyes")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert bridge.desk.people.by_name("Dana Reyes").email == "dana@example.com"


def test_an_empty_team_says_how_to_begin(qtbot, tmp_path):
    with filled_desk(tmp_path, reps=()) as desk:
        page = TeamPage(Bridge(desk, lambda: TODAY))
        qtbot.addWidget(page)
        assert page.tables.currentIndex() == 2
