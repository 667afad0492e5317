"""The page of an improvement plan: it starts itself, keeps what is typed, and its paper is beside it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import Qt

from coachdesk import improving
from coachdesk.domain.commitments import Owner
from coachdesk.domain.improvement import CheckResult, Outcome
from tests.builders import add_rep, filled_desk
from ui.bridge import Bridge
from ui.pages.improvement import ImprovementPage
from ui.pages.rep import RepPage
from ui.widgets.buttons import Button

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
TODAY = date(2026, 11, 24)
SECRET = "zqx marker"


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path, reps=("Dana Fox", "Sam Okafor")) as desk:
        yield desk


@pytest.fixture
def rep(desk):
    return desk.people.by_name("Dana Fox")


def shown(qtbot, desk, kind):
    bridge = Bridge(desk, lambda: TODAY, lambda: datetime(2026, 11, 24, 12))
    page = kind(bridge)
    qtbot.addWidget(page)
    bridge.changed.connect(lambda change: page.refresh() if change.tables & page.watches else None)
    page.resize(1216, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


@pytest.fixture
def page(qtbot, desk):
    return shown(qtbot, desk, ImprovementPage)


@pytest.fixture
def running(page, desk, rep):
    plan = improving.start(desk, rep, TODAY - timedelta(weeks=3))
    page.open(rep_id=rep.id)
    return plan


def kept(desk, plan):
    return desk.improvement_plans.one(plan.id)


def press(qtbot, page, words):
    """Click a button once it is shown, which Qt does a moment after it was built."""
    found = []

    def there():
        found[:] = [b for b in page.findChildren(Button) if b.accessibleName() == words and b.isVisibleTo(page)]
        return bool(found)

    qtbot.waitUntil(there)
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_without_a_plan_one_button_starts_one_filled_in(qtbot, page, desk, rep):
    page.open(rep_id=rep.id)
    press(qtbot, page, "Start an improvement plan")
    plan = improving.running(desk, rep)
    assert page.plan() == plan
    assert page.form.fields["concern"].value == plan.concern
    assert len(page.form.checks.lines) == 4


def test_words_keep_themselves_and_undo_takes_them_back(qtbot, page, desk, running):
    field = page.form.fields["expected"]
    field.text.setPlainText("Two proposals a week")
    field.settle()
    assert kept(desk, running).expected == "Two proposals a week"
    desk.store.undo()
    assert page.form.fields["expected"].value == running.expected


def test_an_emptied_concern_is_refused_beside_its_field_and_the_file_keeps_its_words(page, desk, running):
    field = page.form.fields["concern"]
    field.text.setPlainText("")
    field.settle()
    assert "write one sentence" in field.error.text()
    assert kept(desk, running).concern == running.concern


def test_a_last_day_before_the_first_is_refused(page, desk, running):
    day = page.form.fields["ends"].day
    day.setText("1 Jan 2026")
    day.settle()
    assert "not after it starts" in page.form.fields["ends"].error.text()
    assert kept(desk, running).ends == running.ends


def test_another_measure_asks_for_another_number(page, desk, running):
    calls, choice = desk.measures.by_name("Calls"), page.form.fields["measure_id"]
    choice.set_value(calls.id)
    choice.edited.emit()
    assert (kept(desk, running).measure_id, kept(desk, running).wanted) == (calls.id, None)
    wanted = page.form.fields["wanted"]
    wanted.line.setText("45")
    wanted.line.editingFinished.emit()
    assert kept(desk, running).wanted == 45
    assert wanted.right.text() == "a week"


def test_what_a_check_showed_is_one_click_and_its_note_keeps_itself(qtbot, page, desk, running):
    line = page.form.checks.lines[0]
    line.result.set_current(CheckResult.PART.value)
    line.result.picked.emit(CheckResult.PART.value)
    line.note.setPlainText("Calls as agreed")
    line.settle()
    check = desk.improvement_plans.checks(running.id)[0]
    assert (check.result, check.note) == (CheckResult.PART, "Calls as agreed")
    assert "1 of 4 checks done" in page.summary.text()


def test_a_check_past_its_day_says_how_late_it_is(page, running):
    assert page.form.checks.lines[0].late.text() == "7 days late"
    assert page.form.checks.lines[1].late.isHidden()


def test_a_check_and_support_are_added_and_removed(qtbot, page, desk, running):
    press(qtbot, page, "Add a check")
    assert len(desk.improvement_plans.checks(running.id)) == 5
    press(qtbot, page, "Add support")
    line = page.form.support.lines[-1]
    line.what.setPlainText("Listen to two calls")
    line.settle()
    assert desk.improvement_plans.support(running.id)[-1].text == "Listen to two calls"
    count = len(page.form.support.lines)
    line.removed.emit()
    assert len(page.form.support.lines) == count - 1


def test_support_is_ticked_and_given_to_the_other_side(qtbot, page, desk, running):
    line = page.form.support.lines[0]
    qtbot.mouseClick(line.circle, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(line.owner, Qt.MouseButton.LeftButton)
    one = desk.improvement_plans.support(running.id)[0]
    assert (one.done, one.owner, line.owner.text()) == (True, Owner.REP, "Dana")


def test_words_being_typed_in_one_line_stay_when_another_part_is_kept(page, desk, running):
    line = page.form.support.lines[0]
    line.what.setPlainText("Half a senten")
    desk.improvement_plans.edit(replace(kept(desk, running), expected="Changed elsewhere"))
    assert line.what.toPlainText() == "Half a senten"


def test_the_outcome_waits_for_what_it_stands_on(qtbot, page, desk, running):
    page.form.outcome.choice.set_current(Outcome.MET.value)
    press(qtbot, page, "Close with this outcome")
    assert "in a sentence" in page.form.outcome.note.error.text()
    page.form.outcome.note.text.setPlainText("At the target in three checks of four.")
    press(qtbot, page, "Close with this outcome")
    assert kept(desk, running).outcome is Outcome.MET
    press(qtbot, page, "Open it again")
    assert kept(desk, running).outcome is None


def test_an_extended_plan_shows_the_one_that_goes_on(qtbot, page, desk, rep, running):
    page.form.outcome.choice.set_current(Outcome.EXTENDED.value)
    page.form.outcome.note.text.setPlainText("Nearly there.")
    press(qtbot, page, "Close with this outcome")
    assert page.plan() == improving.running(desk, rep) != running
    page.turn(1)
    assert page.plan().id == running.id


def test_the_private_note_is_kept_and_is_in_no_copy_for_the_rep(page, desk, running):
    page.form.private.field.text.setPlainText(SECRET)
    page.form.private.field.settle()
    assert kept(desk, running).private_note == SECRET
    assert SECRET not in _words(page.paper.pdf_now())
    page.preview.copy.set_current("manager")
    page.preview.forget_private()
    assert SECRET not in _words(page.paper.pdf_now())
    page.preview.private.setChecked(True)
    assert SECRET in _words(page.paper.pdf_now())


def _words(pdf):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


def test_another_rep_shows_nothing_of_the_one_before(page, desk, running):
    page.open(rep_id=desk.people.by_name("Sam Okafor").id)
    assert (page.plan(), page.stack.currentIndex()) == (None, 0)
    assert "Sam" in page.empty.sentence.text()
    assert page.form.checks.lines == []


def test_every_control_has_a_name_and_every_command_runs_without_a_plan(page, running):
    nameless = [b for b in page.findChildren(Button) if b.isVisibleTo(page) and not b.accessibleName()]
    assert nameless == []
    assert {"Ctrl+P", "Ctrl+N"} <= {command.keys for command in page.commands()}


def test_the_tab_of_the_rep_shows_how_it_goes_and_opens_it(qtbot, desk, rep):
    plan = improving.start(desk, rep, TODAY)
    tab = shown(qtbot, desk, RepPage)
    tab.open(rep_id=rep.id, tab="plan")
    card = tab.plan.improvement
    assert card.isVisibleTo(tab)
    with qtbot.waitSignal(tab.asked) as asked:
        press(qtbot, card, "Open")
    assert asked.args == ["improvement", {"plan_id": plan.id}]


def test_a_rep_who_is_not_under_and_has_no_plan_sees_no_card(qtbot, desk):
    tab = shown(qtbot, desk, RepPage)
    tab.open(rep_id=add_rep(desk, "Ann New").id, tab="plan")
    assert not tab.plan.improvement.isVisibleTo(tab)
