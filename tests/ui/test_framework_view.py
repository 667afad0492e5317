"""The framework editor: what is typed is kept, what is refused stays with its reason, old versions are read."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachdesk.domain.frameworks import Framework
from coachdesk.domain.roles import Role
from tests.builders import TODAY, add_rep, add_skill, new_desk
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.dialogs.framework_sheet import FrameworkSheet
from ui.dialogs.sheet import Sheet
from ui.dialogs.skill_sheet import SkillSheet
from ui.dialogs.versions_sheet import VersionsSheet
from ui.pages.skills.framework import FrameworkView
from ui.widgets.buttons import Button

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
KEY, MOD = Qt.Key, Qt.KeyboardModifier
UP_OR_DOWN = MOD.AltModifier | MOD.ShiftModifier


@pytest.fixture
def desk(tmp_path):
    """Dana is an AE; Selling holds Discovery (1) and Price (2), Winning holds Closing (3)."""
    with new_desk(tmp_path) as desk:
        role = desk.roles.add(Role(None, "AE"))
        add_rep(desk, "Dana Fox", role_id=role.id)
        for name, family in (("Discovery", "Selling"), ("Price", "Selling"), ("Closing", "Winning")):
            add_skill(desk, name, family)
        desk.skills.set_level_text(1, 3, "Two follow-ups")
        yield desk


@pytest.fixture
def view(qtbot, desk):
    bridge = Bridge(desk, lambda: TODAY)
    view = FrameworkView(bridge)
    bridge.changed.connect(lambda _change: view.refresh())
    qtbot.addWidget(view)
    view.resize(1100, 800)
    view.refresh()
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    return view


def rate(desk):
    return desk.skills.rate(desk.people.one(1), desk.skills.one(1), 3, TODAY)


def write(field, words):
    """Type over a line or a text and rest."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    field.settle() if hasattr(field, "settle") else field.editingFinished.emit()


def order(desk):
    return [(s.name, s.family) for s in desk.skills.all()]


def rows(view):
    found = view.tree
    heads = [found.topLevelItem(at) for at in range(found.topLevelItemCount())]
    return {h.text(0): [h.child(r).text(0) for r in range(h.childCount()) if not h.child(r).isHidden()] for h in heads}


def test_every_field_is_kept_as_it_is_typed(qtbot, view, desk):
    editor = view.editor
    write(editor.name.line, "Asking")
    write(editor.description.text, "Gets to the cost")
    write(editor.refresh_days.line, "90")
    write(editor.texts.texts[5], "Maps the cost")
    editor.weight.choice._buttons["3"].click()
    skill = desk.skills.one(1)
    kept = (skill.name, skill.description, skill.refresh_days, skill.weight)
    assert kept == ("Asking", "Gets to the cost", 90, 3)
    assert [(t.level, t.behaviour) for t in desk.skills.levels()] == [(3, "Two follow-ups"), (5, "Maps the cost")]
    assert view.tree.item_of(("skill", 1)).text(0) == "Asking"
    assert editor.refresh_days.right.text() == "about 3 months"


REFUSED = [
    ("name", "  ", "The name is empty"), ("name", "price", "a skill called “Price” already"),
    ("refresh_days", "a year", "not a number of days"), ("refresh_days", "0", "1 to 3660 days"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "words", "sentence"), REFUSED)
def test_what_is_refused_stays_with_its_reason_beside_it(view, desk, name, words, sentence):
    before = desk.store.dump()
    field = view.editor.fields[name]
    write(field.line, words)
    assert sentence in field.error.text()
    assert field.error.isVisibleTo(view)
    assert field.line.text() == words
    assert desk.store.dump() == before
    view.choose(("skill", 3))
    view.choose(("skill", 1))
    assert (field.error.text(), desk.store.dump()) == ("", before)


def test_typing_is_kept_after_a_rest_and_without_a_toast(qtbot, view, desk):
    heard = []
    desk.store.subscribe(heard.append)
    text = view.editor.texts.texts[1]
    text.setFocus()
    with qtbot.waitSignal(text.settled, timeout=5000):
        qtbot.keyClicks(text, "Asks from a list")
    assert [(c.typed, c.label) for c in heard] == [(True, "Describe Discovery 1")]
    assert text.toPlainText() == "Asks from a list"


def test_the_line_above_says_who_uses_the_version_and_what_the_next_edit_does(view, desk):
    assert view.version.text() == "Version 1, not used yet: your edits go into it; nobody was rated by it"
    rate(desk)
    assert view.version.text() == (
        "Version 1, in use by 1 assessment; your next edit begins version 2, what was rated stays as it was"
    )
    write(view.editor.texts.texts[3], "Three follow-ups")
    assert view.version.text().startswith("Version 2, not used yet")


def test_an_older_version_is_read_in_its_own_words(qtbot, view, desk):
    rate(desk)
    write(view.editor.texts.texts[3], "Three follow-ups")
    shown = VersionsSheet(Bridge(desk, lambda: TODAY), view.framework)
    qtbot.addWidget(shown)
    assert ("Three follow-ups" in shown.words(), "Two follow-ups" in shown.words()) == (True, False)
    shown.choice.set_value(1)
    shown.choice.edited.emit()
    assert ("Three follow-ups" in shown.words(), "Two follow-ups" in shown.words()) == (False, True)
    assert shown.summary.text() == "3 skills · 1 assessment stands on it · 1 changed since"
    assert [b.text() for b in shown.findChildren(Button)] == ["Close"]


def test_alt_shift_and_an_arrow_moves_a_skill_and_past_the_end_into_the_next_family(qtbot, view, desk):
    view.tree.setFocus()
    qtbot.keyClick(view.tree, KEY.Key_Down, UP_OR_DOWN)
    assert [name for name, _ in order(desk)] == ["Price", "Discovery", "Closing"]
    qtbot.keyClick(view.tree, KEY.Key_Down, UP_OR_DOWN)
    assert order(desk)[1:] == [("Discovery", "Winning"), ("Closing", "Winning")]
    assert view.tree.current == ("skill", 1)
    desk.store.undo()
    desk.store.undo()
    assert rows(view) == {"Selling": ["Discovery", "Price"], "Winning": ["Closing"]}


def test_a_family_moves_as_a_whole(qtbot, view, desk):
    view.choose(("family", "Winning"))
    qtbot.keyClick(view.tree, KEY.Key_Up, UP_OR_DOWN)
    assert [name for name, _ in order(desk)] == ["Closing", "Discovery", "Price"]
    assert view.tree.current == ("family", "Winning")


def drop(view, dragged, target, part):
    """Let go of a row over another, at a part of its height."""
    view.choose(dragged)
    place = view.tree.visualItemRect(view.tree.item_of(target))
    spot = QPointF(60, place.top() + place.height() * part)
    mime, move = QMimeData(), Qt.DropAction.MoveAction
    view.tree.dropEvent(QDropEvent(spot, move, mime, Qt.MouseButton.LeftButton, MOD.NoModifier))


def test_a_skill_is_dragged_into_another_family(qtbot, view, desk):
    with qtbot.waitSignal(view.tree.placed):
        drop(view, ("skill", 1), ("family", "Winning"), 0.5)
    assert order(desk) == [("Price", "Selling"), ("Closing", "Winning"), ("Discovery", "Winning")]
    assert rows(view) == {"Selling": ["Price"], "Winning": ["Closing", "Discovery"]}


def test_a_family_is_renamed_for_all_its_skills_and_stays_on_show(qtbot, view, desk):
    view.choose(("family", "Selling"))
    write(view.family.name.line, "Asking")
    assert [family for _, family in order(desk)] == ["Asking", "Asking", "Winning"]
    assert view.tree.current == ("family", "Asking")
    write(view.family.name.line, "winning")
    assert "a family called “Winning” already" in view.family.name.error.text()


def test_a_skill_goes_to_a_family_that_is_typed(view, desk):
    write(view.editor.family.line, "Opening")
    assert desk.skills.one(1).family == "Opening"
    assert list(rows(view)) == ["Opening", "Selling", "Winning"]


def test_a_skill_is_archived_and_comes_back(view, desk):
    view.editor.archive()
    assert (desk.skills.one(1).archived, list(rows(view))) == (True, ["Selling", "Winning", "Archived"])
    assert not view.editor.columns.isEnabled()
    assert view.editor.away.isVisibleTo(view)
    view.editor.bring_back.click()
    assert not desk.skills.one(1).archived
    assert view.editor.columns.isEnabled()


def test_a_role_and_a_person_get_their_level_by_keyboard(qtbot, view, desk):
    targets = view.editor.targets
    qtbot.keyClick(targets.roles.picks[1], KEY.Key_3)
    assert [(t.role_id, t.level) for t in desk.skills.role_targets()] == [(1, 3)]
    targets.menu().actions()[0].trigger()
    qtbot.keyClick(targets.people.picks[1], KEY.Key_5)
    assert [(t.rep_id, t.level) for t in desk.assessments.rep_targets()] == [(1, 5)]
    qtbot.keyClick(targets.roles.picks[1], KEY.Key_0)
    targets.people.removed.emit(1)
    assert (desk.skills.role_targets(), desk.assessments.rep_targets()) == ((), ())
    assert view.framework.version == 1


def test_the_filter_leaves_the_skills_that_say_the_words(view):
    view.set_filter("clos")
    assert rows(view) == {"Selling": [], "Winning": ["Closing"]}
    view.set_filter("selling")
    assert rows(view) == {"Selling": ["Discovery", "Price"], "Winning": []}


def test_a_framework_is_made_copied_renamed_and_archived(qtbot, view, desk):
    for source, name in ((None, "Account management"), (desk.frameworks.one(1), "Twin")):
        made = FrameworkSheet(Bridge(desk, lambda: TODAY), None, source)
        qtbot.addWidget(made)
        write(made.name.line, name)
        made.keep()
        view.show_framework(made.kept.id)
    assert [s.name for s in desk.frameworks.now(made.kept.id).skills] == ["Discovery", "Price", "Closing"]
    assert view.bar.box.currentText() == "Twin"
    view.bar.asked.emit("archive")
    assert view.bar.box.currentText() == "Twin (archived)"
    assert desk.frameworks.one(made.kept.id).archived


def test_a_framework_with_the_name_of_another_is_refused(qtbot, desk):
    shown = FrameworkSheet(Bridge(desk, lambda: TODAY), None, None)
    qtbot.addWidget(shown)
    write(shown.name.line, "sales skills")
    shown.keep()
    assert "a framework called “Sales skills” already" in shown.name.error.text()
    assert (shown.kept, shown.name.line.text()) == (None, "sales skills")


def test_a_new_skill_goes_to_the_framework_and_family_on_show(qtbot, view, desk):
    other = desk.frameworks.add(Framework(None, "Account management"))
    view.show_framework(other.id)
    assert view.stack.currentWidget() is view.bare
    shown = SkillSheet(Bridge(desk, lambda: TODAY), other.id)
    qtbot.addWidget(shown)
    shown.keep()
    assert "empty" in shown.name.error.text()
    write(shown.name.line, "Discovery")
    shown.keep()
    view.show_skill(shown.kept.id)
    assert (view.editor.skill.framework_id, view.editor.name.line.text()) == (other.id, "Discovery")


def test_without_skills_the_starter_skills_are_one_click_away(qtbot, tmp_path):
    with new_desk(tmp_path, "bare") as desk:
        bridge = Bridge(desk, lambda: TODAY)
        view = FrameworkView(bridge)
        qtbot.addWidget(view)
        bridge.changed.connect(lambda _change: view.refresh())
        assert view.refresh() == ""
        assert view.empty.isVisibleTo(view)
        view.empty.findChildren(Button)[0].click()
        assert not view.empty.isVisibleTo(view)
        assert view.refresh() == "Sales skills, version 1 · 28 skills in 12 families"


def test_the_skills_are_exported_as_the_ending_says(view, desk, tmp_path):
    for ending in ("csv", "xlsx", "json"):
        view.acts.save_file(tmp_path / f"skills.{ending}")
    assert b"Discovery" in (tmp_path / "skills.csv").read_bytes()
    assert "Two follow-ups" in json.dumps(json.loads((tmp_path / "skills.json").read_text(encoding="utf-8")))


def test_undo_shows_in_the_fields(view, desk):
    write(view.editor.name.line, "Asking")
    desk.store.undo()
    assert view.editor.name.line.text() == "Discovery"
    desk.skills.edit(replace(desk.skills.one(1), family="Opening"))
    desk.store.undo()
    assert view.editor.family.value == "Selling"


def test_the_sheets_are_found_by_their_names():
    assert (sheet("skill"), sheet("framework"), sheet("versions")) == (SkillSheet, FrameworkSheet, VersionsSheet)


def test_every_entry_of_the_menus_opens_what_it_says(view):
    heard = []
    view.bar.asked.disconnect()
    view.bar.asked.connect(heard.append)
    for action in (*view.bar.menu().actions(), *view.bar.export_menu().actions()):
        action.trigger()
    assert heard == ["new", "rename", "copy", "archive", "export-csv", "export-xlsx", "export-json"]


def test_what_is_still_being_typed_is_kept_before_something_else_is_shown(qtbot, view, desk):
    text = view.editor.description.text
    text.setFocus()
    qtbot.keyClicks(text, "Gets to the cost")
    view.choose(("skill", 3))
    assert (desk.skills.one(1).description, desk.skills.one(3).description) == ("Gets to the cost", "")
    assert text.toPlainText() == ""


SHEETS = [
    ("skill", "New skill"), ("new", "New framework"), ("rename", "Rename or describe"), ("copy", "Copy a framework"),
    ("versions", "Versions of Sales skills"), ("market", "Market changes"), ("import", "Bring in skills"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "title"), SHEETS)
def test_each_act_opens_its_sheet(view, name, title):
    view.acts.do(name, view.framework)
    opened = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Sheet) and w.isVisible())
    assert opened.windowTitle() == title
    opened.reject()
