"""The plan editor and the list of plans: what is typed is kept, what is refused is said beside it."""

from datetime import date
from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import Qt

from coachdesk import planning
from coachdesk.domain.periods import Quarter
from coachdesk.domain.plans import ActionOwner, ActionState, Goal
from tests.builders import TODAY, filled_desk
from ui import theme
from ui.bridge import Bridge
from ui.dialogs.print_plans import PlansSheet
from ui.pages.plan import PlanPage
from ui.pages.plans import PlansPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
Q4 = Quarter(2026, 4)


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path, weeks=40) as desk:
        for rep in desk.people.all():
            desk.skills.rate(rep, desk.skills.all()[0], 2, TODAY)
        yield desk


@pytest.fixture
def bridge(qapp, desk):
    return Bridge(desk, lambda: TODAY)


@pytest.fixture
def rep(desk):
    return desk.people.by_name("Dana Fox")


def shown(qtbot, bridge, page):
    qtbot.addWidget(page)
    bridge.changed.connect(lambda change: page.refresh() if change.tables & page.watches else None)
    page.resize(1216, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


@pytest.fixture
def page(qtbot, bridge, desk, rep):
    planning.create_plan(desk, rep, Q4, TODAY)
    page = shown(qtbot, bridge, PlanPage(bridge))
    page.open(rep_id=rep.id, quarter="2026-Q4")
    return page


def plan_of(desk, rep):
    return desk.plans.find(rep.id, Q4)


def words_of(pdf):
    return " ".join("\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split())


def test_without_a_plan_one_button_starts_it_filled_in(qtbot, bridge, desk, rep):
    page = shown(qtbot, bridge, PlanPage(bridge))
    page.open(rep_id=rep.id, quarter="2026-Q4")
    assert "No plan for Dana" in page.empty.sentence.text()
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)
    assert plan_of(desk, rep) is not None
    assert page.stack.currentIndex() == 1
    qtbot.waitUntil(lambda: page.preview.view.count >= 2, timeout=10_000)


def test_words_are_kept_a_moment_after_the_last_key(qtbot, page, desk, rep):
    text = page.editor.form.fields["success"].text
    text.setFocus()
    text.selectAll()
    qtbot.keyClicks(text, "I ask first ")
    assert plan_of(desk, rep).success != "I ask first"
    qtbot.waitUntil(lambda: plan_of(desk, rep).success == "I ask first", timeout=3_000)
    assert text.toPlainText() == "I ask first "


def test_a_refresh_takes_neither_the_words_nor_the_cursor(qtbot, page):
    text = page.editor.form.fields["obstacles"].text
    text.setFocus()
    text.selectAll()
    qtbot.keyClicks(text, "half a sen")
    cursor = text.textCursor()
    cursor.setPosition(4)
    text.setTextCursor(cursor)
    page.refresh()
    assert text.toPlainText() == "half a sen"
    assert text.textCursor().position() == 4


def test_another_change_shows_at_once_where_nobody_types(page, desk, rep):
    desk.plans.edit(planning.replace(plan_of(desk, rep), support="two calls"))
    assert page.editor.form.fields["support"].value == "two calls"
    desk.store.undo()
    assert page.editor.form.fields["support"].value != "two calls"


def test_a_refused_value_stays_with_its_reason_beside_it(qtbot, page, desk, rep):
    field = page.editor.form.fields["check_day"]
    before = plan_of(desk, rep).check_day
    field.day.selectAll()
    qtbot.keyClicks(field.day, "someday")
    qtbot.keyClick(field.day, Qt.Key.Key_Return)
    assert "cannot be read as a day" in field.error.text()
    assert field.day.text() == "someday"
    assert plan_of(desk, rep).check_day == before
    field.day.selectAll()
    qtbot.keyClicks(field.day, "20 nov")
    qtbot.keyClick(field.day, Qt.Key.Key_Return)
    assert plan_of(desk, rep).check_day == date(2026, 11, 20)
    assert field.error.text() == ""


def test_the_same_skill_twice_is_refused_beside_the_second(page, desk, rep):
    first, second = page.editor.form.fields["focus_id"], page.editor.form.fields["focus2_id"]
    skill = desk.skills.all()[0].id
    first.set_value(skill)
    first.edited.emit()
    second.set_value(skill)
    second.edited.emit()
    assert "same as the first" in second.error.text()
    assert plan_of(desk, rep).focus2_id is None


def test_an_action_is_written_given_to_the_manager_and_ticked(qtbot, page, desk, rep):
    plan = plan_of(desk, rep)
    before = len(desk.plans.actions(plan.id))
    qtbot.mouseClick(page.editor.actions_.add, Qt.MouseButton.LeftButton)
    line = page.editor.actions_.lines[-1]
    qtbot.keyClicks(line.text, "Two joint calls")
    qtbot.keyClick(line.text, Qt.Key.Key_Return)
    line._change(owner=ActionOwner.MANAGER)
    qtbot.mouseClick(line.circle, Qt.MouseButton.LeftButton)
    *others, saved = desk.plans.actions(plan.id)
    assert len(others) == before
    assert (saved.text, saved.owner, saved.state) == ("Two joint calls", ActionOwner.MANAGER, ActionState.DONE)
    assert len(page.editor.actions_.lines) == before + 1


def test_a_goal_without_words_is_refused_on_its_line(qtbot, page, desk, rep):
    plan = plan_of(desk, rep)
    desk.plans.save_goal(Goal(None, plan.id, "Ask first"))
    line = page.editor.goals.lines[0]
    kept = desk.plans.goals(plan.id)[0].text
    line.text.setFocus()
    line.text.selectAll()
    qtbot.keyClick(line.text, Qt.Key.Key_Delete)
    line.settle()
    assert "needs words" in line.error.text()
    assert desk.plans.goals(plan.id)[0].text == kept


def test_goals_are_three_at_most(qtbot, page, desk, rep):
    plan = plan_of(desk, rep)
    while page.editor.goals.add.isEnabled():
        qtbot.mouseClick(page.editor.goals.add, Qt.MouseButton.LeftButton)
        qtbot.keyClicks(page.editor.goals.lines[-1].text, "Another goal")
        page.editor.goals.settle()
    assert len(desk.plans.goals(plan.id)) == len(page.editor.goals.lines) == 3
    page.editor.goals.lines[-1].remove.click()
    assert len(desk.plans.goals(plan.id)) == 2


def test_the_private_note_is_on_no_page_unless_ticked_for_the_managers_own(qtbot, page):
    note = page.editor.form.fields["private_note"].text
    note.setFocus()
    qtbot.keyClicks(note, "Zugzwang")
    for audience in ("rep", "manager", "leadership"):
        page.preview.audience._buttons[audience].click()
        assert "Zugzwang" not in words_of(page.pdf_now())
    page.preview.audience._buttons["manager"].click()
    page.preview.private.click()
    assert "Zugzwang" in words_of(page.pdf_now())
    page.preview.audience._buttons["rep"].click()
    assert "Zugzwang" not in words_of(page.pdf_now())


def test_the_list_creates_what_is_missing_in_one_step(qtbot, bridge, desk, rep):
    page = shown(qtbot, bridge, PlansPage(bridge))
    qtbot.mouseClick(page.create_button, Qt.MouseButton.LeftButton)
    assert len(desk.plans.all(Q4)) == 3
    assert not page.create_button.isEnabled()
    with qtbot.waitSignal(page.asked) as asked:
        page.table.opened.emit(page._rows[0])
    assert asked.args == ["plan", {"rep_id": rep.id, "quarter": "2026-Q4"}]
    desk.store.undo()
    assert desk.plans.all(Q4) == ()
    assert "0 of 3 reps" in page.summary.text()


@pytest.mark.parametrize(("form", "files"), [("one", 1), ("each", 3)])
def test_all_plans_become_one_file_or_one_a_rep(qtbot, bridge, desk, tmp_path, form, files):
    plans = [planning.create_plan(desk, rep, Q4, TODAY) for rep in desk.people.all()]
    sheet = PlansSheet(bridge, plans)
    qtbot.addWidget(sheet)
    sheet.form.set_current(form)
    place = tmp_path / "papers"
    place.mkdir()
    with qtbot.waitSignal(sheet.made, timeout=20_000):
        sheet.save_to(place if form == "each" else place / "all.pdf")
    written = sorted(place.iterdir())
    assert len(written) == files
    assert sum(len(pypdf.PdfReader(file).pages) for file in written) == 6


def test_the_editor_redresses_in_the_dark(page):
    theme.use("dark")
    page.refresh()
    theme.use("light")
    assert page.title().startswith("Development plan, Q4 2026")
