"""Skills from a morning's observation to the papers, and a self-assessment that goes out and comes back."""

from datetime import date, datetime
from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from coachdesk import meeting
from coachdesk.domain.audiences import Audience
from coachdesk.domain.periods import Quarter
from coachdesk.reports import report
from tests.builders import TODAY, filled_desk
from ui.bridge import Bridge
from ui.dialogs.form_sheet import FormSheet
from ui.dialogs.observe import ObserveSheet
from ui.dialogs.send_form_sheet import SendFormSheet
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SEEN = "Asked what the delay costs, then waited"


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path, reps=("Dana Fox", "Li Wei")) as desk:
        yield desk


@pytest.fixture
def rep(desk):
    return desk.people.by_name("Dana Fox")


@pytest.fixture
def window(qtbot, desk):
    window = MainWindow(Bridge(desk, lambda: TODAY))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def words_of(pdf):
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split())


def words_on(widget):
    QApplication.processEvents()
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def prep_sheet(desk, rep):
    now = datetime(2026, 11, 22, 9)
    paper = meeting.prep_paper(desk, meeting.upcoming(desk, rep, now), Audience.MANAGER, now)
    return words_of(report("prep").prep_pdf((paper,)))


def plan_paper(desk, plan):
    return words_of(report("plan").plan_pdf((desk.plan_paper(plan, Audience.REP, TODAY),)))


def test_an_observation_made_in_ten_seconds_turns_up_in_the_sheet_the_form_and_the_plan(qtbot, window, desk, rep):
    skill = desk.skills.all()[0]
    target = {r.skill_id: r.level for r in desk.skills.role_targets() if r.role_id == rep.role_id}[skill.id]
    desk.skills.rate(rep, skill, target - 1, date(2026, 10, 20))
    window.show_page("rep", {"rep_id": rep.id})
    window.current.setFocus()
    press(qtbot, KEY.Key_O, CTRL)
    sheet = window.findChild(ObserveSheet)
    assert (sheet.rep.value, sheet.skill.value) == (rep.id, skill.id)
    qtbot.waitUntil(sheet.seen.note.hasFocus)
    qtbot.keyClicks(QApplication.focusWidget(), SEEN)
    press(qtbot, KEY.Key_Return, CTRL)
    assert [o.seen for o in desk.skills.observations(rep.id)] == [SEEN]

    plan = desk.create_plan(rep, Quarter.of(TODAY), TODAY)
    assert plan.focus_id == skill.id
    assert SEEN in prep_sheet(desk, rep)
    assert "1 seen, newest 22 Nov" in plan_paper(desk, plan)

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("assess", {"rep_id": rep.id})
    assert SEEN in words_on(window.current.board.seen)
    press(qtbot, getattr(KEY, f"Key_{target}"))
    assert "no evidence" not in words_on(window.current.board.detail)
    assert SEEN in plan_paper(desk, desk.create_plan(rep, Quarter.of(TODAY).plus(1), TODAY))


def fill(path, answers, words, note):
    """The form as another program fills it in: choices, words and a note, saved over the file."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(path.read_bytes()))
    values = {f"skill-{at}": f"/{level}" for at, level in answers.items()}
    values |= {f"why-{at}": said for at, said in words.items()} | {"note": note}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    writer.write(path)


def drop(window, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), action, mime, button, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), action, mime, button, none))


def test_a_self_assessment_goes_out_as_a_pdf_is_filled_by_another_program_comes_back_and_shows_the_gap(
    qtbot, window, desk, rep, tmp_path, monkeypatch
):
    first, second = desk.skills.all()[:2]
    desk.skills.rate(rep, first, 2, date(2026, 11, 2))
    window.show_page("rep", {"rep_id": rep.id, "tab": "skills"})
    form = tmp_path / "form.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(form), ""))
    window.current.skills.send_button.click()
    window.findChild(SendFormSheet).save_button.click()
    qtbot.waitUntil(lambda: len(desk.forms.all()) == 1, timeout=20_000)

    fill(form, {first.id: 4, second.id: 3}, {first.id: "I ask twice before the price"}, "More practice, please")
    drop(window, form)
    sheet = window.findChild(FormSheet)
    qtbot.waitUntil(lambda: sheet.look is not None, timeout=20_000)
    shown = words_on(sheet)
    assert {"I ask twice before the price", "More practice, please", first.name} <= set(shown)
    assert desk.forms.all()[0].returned is None
    sheet.keep_button.click()

    view = window.current.skills.view
    view.choose(second.id)
    view.choose(first.id)
    assert "you say 2, self 4" in view.accessibleDescription()
    assert "self 2 above manager" in view.accessibleDescription()
    assert desk.forms.all()[0].returned == TODAY
