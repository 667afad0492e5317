"""A plan is written, issued, printed, changed, issued again, and issue 1 still prints the same bytes."""

from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from coachdesk.domain.plans import ActionOwner, PlanStatus
from tests.builders import TODAY, filled_desk
from ui.bridge import Bridge
from ui.dialogs.plan_sheets import CloseSheet, IssueSheet, IssuesSheet
from ui.pages.plan import PlanPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path, weeks=40) as desk:
        yield desk


@pytest.fixture
def page(qtbot, desk):
    bridge = Bridge(desk, lambda: TODAY)
    page = PlanPage(bridge)
    qtbot.addWidget(page)
    bridge.changed.connect(lambda change: page.refresh() if change.tables & page.watches else None)
    page.resize(1216, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.open(rep_id=desk.people.by_name("Dana Fox").id, quarter="2026-Q4")
    return page


def when_open(kind, then):
    """Once a sheet of this kind stands open, do something with it."""

    def look():
        sheet = QApplication.activeModalWidget()
        then(sheet) if isinstance(sheet, kind) else QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def write(qtbot, field, words):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)


def issue(page, seen):
    when_open(IssueSheet, lambda sheet: (seen.append(sheet), sheet.go.click()))
    page.primary.click()


def saved_issue(page, number, place, monkeypatch):
    """Issue `number` as the button in the list of issues saves it."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(place), ""))

    def save(sheet):
        buttons = [b for b in sheet.findChildren(type(page.primary)) if b.text() == "Save PDF…"]
        buttons[-number].click()
        sheet.accept()

    when_open(IssuesSheet, save)
    page.issues_button.click()
    return place.read_bytes()


def words_of(pdf):
    return " ".join("\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split())


def test_issue_1_still_prints_the_same_bytes(qtbot, page, desk, tmp_path, monkeypatch):
    page.start.click()
    write(qtbot, page.editor.form.fields["success"].text, "I ask before I pitch")
    seen = []
    issue(page, seen)
    first = saved_issue(page, 1, tmp_path / "1.pdf", monkeypatch)
    assert "I ask before I pitch" in words_of(first)
    assert "nothing changed since" in page.summary.text()

    write(qtbot, page.editor.form.fields["success"].text, "I ask twice before I pitch")
    page.editor.settle()
    assert page.chips.itemAt(0).widget().text == "Draft after issue 1"
    assert "1 change since" in page.summary.text()
    issue(page, seen)
    assert len(desk.plans.issues(page.plan.id)) == 2
    assert desk.plans.amendments(page.plan.id)[0].text == "What success looks like changed."
    second = saved_issue(page, 2, tmp_path / "2.pdf", monkeypatch)
    assert "I ask twice before I pitch" in words_of(second)
    assert saved_issue(page, 1, tmp_path / "again.pdf", monkeypatch) == first


def test_a_plan_goes_from_draft_to_closed_and_is_carried_over(qtbot, page, desk):
    page.start.click()
    write(qtbot, page.editor.form.fields["success"].text, "I ask before I pitch")
    skill = page.editor.form.fields["focus_id"]
    skill.set_value(desk.skills.all()[0].id)
    skill.edited.emit()
    qtbot.mouseClick(page.editor.goals.add, Qt.MouseButton.LeftButton)
    write(qtbot, page.editor.goals.lines[-1].text, "Ask for the cost")
    qtbot.mouseClick(page.editor.actions_.add, Qt.MouseButton.LeftButton)
    line = page.editor.actions_.lines[-1]
    write(qtbot, line.text, "Two joint calls")
    line._change(owner=ActionOwner.BOTH)
    page.step.click()
    assert page.chips.itemAt(0).widget().text == "Agreed 22 Nov"
    page.step.click()

    def close(sheet):
        for field in sheet.verdicts:
            field.box.setCurrentIndex(max(1, field.box.currentIndex()))
        sheet.retrospective.set_value("Asking first pays.")
        sheet.go.click()

    when_open(CloseSheet, close)
    page.step.click()
    assert page.plan.status is PlanStatus.CLOSED
    assert page.plan.retrospective == "Asking first pays."
    assert all(goal.verdict for goal in desk.plans.goals(page.plan.id))
    assert page.step.text() == "Carry over to Q1"
    page.step.click()
    assert page.title() == "Development plan, Q1 2027 · Dana Fox"
    assert "Two joint calls" in [action.text for action in desk.plans.actions(page.plan.id)]
