"""A self-assessment goes out as a PDF and comes back: what is in it is shown before it is stored."""

from datetime import date
from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from coachdesk import forms
from coachdesk.domain.skills import Rater
from tests import builders
from ui.bridge import Bridge
from ui.dialogs.form_sheet import FormSheet
from ui.dialogs.import_sheet import ImportSheet
from ui.dialogs.send_form_sheet import SendFormSheet
from ui.widgets.chips import Chip
from ui.window import MainWindow

TODAY, SENT = builders.TODAY, date(2026, 11, 20)
TOKEN = "0123456789abcdef" * 2
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def desk(tmp_path):
    with builders.new_desk(tmp_path) as desk:
        for name in ("Dana Fox", "Li Wei"):
            builders.add_rep(desk, name)
        for name, family in (("Discovery", "Ask"), ("Qualifying", "Ask"), ("Closing", "Win")):
            builders.add_skill(desk, name, family)
        yield desk


@pytest.fixture
def dana(desk):
    return desk.people.by_name("Dana Fox")


@pytest.fixture
def window(qtbot, desk):
    window = MainWindow(Bridge(desk, lambda: TODAY))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    window.show_page("team")
    return window


def filled(pdf, path, answers, note=""):
    """The form as another program fills it in and saves it."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf))
    values = {f"skill-{at}": f"/{level}" for at, (level, _) in answers.items()}
    values |= {f"why-{at}": words for at, (_, words) in answers.items() if words} | {"note": note}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    writer.write(path)
    return path


@pytest.fixture
def came_back(desk, dana, tmp_path):
    ids = [skill.id for skill in desk.skills.all()]
    pdf = forms.send_form(desk, dana, SENT, TOKEN)
    return filled(pdf, tmp_path / "back.pdf", {ids[0]: (4, "I ask twice"), ids[1]: (2, "")}, "Hard to tell")


def drop(target, *paths, text=""):
    """Files let go of over a widget, as a file manager does it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if text:
        mime.setText(text)
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(40, 40), action, mime, button, none)
    QApplication.sendEvent(target, enter)
    let_go = QDropEvent(QPointF(40, 40), action, mime, button, none)
    QApplication.sendEvent(target, let_go)
    return enter.isAccepted(), let_go.isAccepted()


def settle(qtbot, sheet, done=None):
    qtbot.waitUntil(done or (lambda: sheet.look is not None or not sheet.problem.isHidden()), timeout=20_000)
    QApplication.processEvents()


def dropped(qtbot, window, path):
    drop(window, path)
    sheet = window.findChild(FormSheet)
    settle(qtbot, sheet)
    return sheet


def words_on(widget):
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return labels + [one.text for one in widget.findChildren(Chip) if one.isVisibleTo(widget)]


def own(desk, dana):
    names = {s.id: s.name for s in desk.skills.all()}
    return {names[r.skill_id]: (r.level, r.blind) for r in desk.skills.ratings(dana.id) if r.rater is Rater.SELF}


def test_a_dropped_form_is_shown_with_the_gap_and_stored_only_when_kept(qtbot, window, desk, dana, came_back):
    desk.skills.rate(dana, desk.skills.by_name("Discovery"), 2, SENT)
    sheet = dropped(qtbot, window, came_back)
    shown = words_on(sheet)
    assert {"Discovery", "2 above yours", "I ask twice", "you have not rated", "Hard to tell"} <= set(shown)
    assert any("1 skill left blank, unknown as before: Closing." in words for words in shown)
    assert own(desk, dana) == {}
    qtbot.mouseClick(sheet.keep_button, Qt.MouseButton.LeftButton)
    assert own(desk, dana) == {"Discovery": (4, False), "Qualifying": (2, False)}
    desk.store.undo()
    assert own(desk, dana) == {}


def test_without_a_rating_of_mine_the_answers_stay_covered(qtbot, window, desk, dana, came_back):
    sheet = dropped(qtbot, window, came_back)
    assert "I ask twice" not in words_on(sheet)
    sheet.answers.uncover.click()
    QApplication.processEvents()
    assert "I ask twice" in words_on(sheet)


def test_kept_blind_it_is_hidden(qtbot, window, desk, dana, came_back):
    sheet = dropped(qtbot, window, came_back)
    qtbot.mouseClick(sheet.blind, Qt.MouseButton.LeftButton)
    assert own(desk, dana) == {"Discovery": (4, True), "Qualifying": (2, True)}


def test_cancel_stores_nothing(qtbot, window, desk, dana, came_back):
    before = desk.store.dump()
    dropped(qtbot, window, came_back).cancel.click()
    assert desk.store.dump() == before


def test_the_same_form_is_refused_the_second_time(qtbot, window, desk, dana, came_back):
    dropped(qtbot, window, came_back).keep()
    sheet = FormSheet(window.bridge, window)
    sheet.open()
    sheet.open_file(came_back)
    settle(qtbot, sheet)
    assert "came back already" in sheet.problem.words.text()
    assert sheet.keep_button.isHidden()
    sheet.reject()


@pytest.mark.parametrize(("content", "sentence"), [(b"no paper", "is not a PDF"), (b"%PDF-1.7 torn", "is damaged")])
def test_what_is_no_form_is_refused_in_a_sentence(qtbot, window, desk, tmp_path, content, sentence):
    path = tmp_path / "odd.pdf"
    path.write_bytes(content)
    sheet = dropped(qtbot, window, path)
    assert sentence in sheet.problem.words.text()
    sheet.reject()


def test_a_form_of_another_team_file_is_refused(qtbot, window, desk, dana, came_back):
    desk.store.undo()
    sheet = dropped(qtbot, window, came_back)
    assert "another team file" in sheet.problem.words.text()
    sheet.reject()


def test_a_pdf_dropped_on_a_text_field_is_taken_as_a_form(qtbot, window, came_back):
    field = QPlainTextEdit(window)
    field.show()
    assert drop(window.windowHandle(), came_back, text=str(came_back)) == (True, True)
    assert field.toPlainText() == ""
    settle(qtbot, window.findChild(FormSheet))
    window.findChild(FormSheet).reject()


def test_a_form_can_be_dropped_on_the_open_sheet(qtbot, window, desk, came_back):
    sheet = FormSheet(window.bridge, window)
    sheet.open()
    drop(sheet, came_back)
    settle(qtbot, sheet)
    assert sheet.look.rep.name == "Dana Fox"
    sheet.reject()


def test_several_forms_are_shown_one_after_the_other(qtbot, window, desk, dana, came_back, tmp_path):
    other = forms.send_form(desk, desk.people.by_name("Li Wei"), SENT, TOKEN[::-1])
    second = filled(other, tmp_path / "li.pdf", {desk.skills.all()[2].id: (3, "")})
    drop(window, came_back, second)
    sheet = window.findChild(FormSheet)
    settle(qtbot, sheet)
    assert "1 more form after this" in sheet.sub.text()
    sheet.keep()
    settle(qtbot, sheet)
    assert sheet.look.rep.name == "Li Wei"
    sheet.keep()
    assert [form.returned for form in desk.forms.all()] == [TODAY, TODAY]


def test_a_dropped_table_opens_the_import(qtbot, window, tmp_path):
    path = tmp_path / "numbers.csv"
    path.write_text("rep,date,calls\nDana Fox,2026-11-02,40\n")
    drop(window, path)
    sheet = window.findChild(ImportSheet)
    qtbot.waitUntil(lambda: sheet.pages.currentIndex() == 1)
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()
    sheet.reject()


def test_other_files_and_folders_get_one_sentence(window, tmp_path):
    drop(window, tmp_path / "song.mp3")
    assert window.toast.words.text().startswith("“song.mp3” cannot be taken in: drop CSV")
    drop(window, tmp_path)
    assert window.toast.words.text().endswith("is a folder: drop the files that are in it.")


def sending(qtbot, window, **more):
    sheet = SendFormSheet(window.bridge, window, **more)
    sheet.open()
    return sheet


def test_each_rep_gets_a_form_of_its_own(qtbot, window, desk, tmp_path):
    sheet = sending(qtbot, window)
    assert not sheet.save_button.isEnabled()
    for chip in sheet.reps.chips.values():
        chip.click()
    sheet.save_to(tmp_path)
    qtbot.waitUntil(lambda: len(desk.forms.all()) == 2, timeout=20_000)
    sent = {form.rep_id: form.token for form in desk.forms.all()}
    for rep in desk.people.all():
        fields = pypdf.PdfReader(tmp_path / f"{rep.name}, self-assessment.pdf").get_fields()
        assert fields["token"].value == sent[rep.id]


def test_only_the_skills_that_were_picked_are_asked(qtbot, window, desk, dana, tmp_path):
    ids = [skill.id for skill in desk.skills.all()]
    sheet = sending(qtbot, window, rep_id=dana.id, skill_ids=(ids[1],))
    sheet.save_to(tmp_path / "one.pdf")
    qtbot.waitUntil(lambda: len(desk.forms.all()) == 1, timeout=20_000)
    fields = pypdf.PdfReader(tmp_path / "one.pdf").get_fields()
    assert [name for name in fields if name.startswith("skill-")] == [f"skill-{ids[1]}"]


def test_a_form_that_cannot_be_written_is_not_remembered(qtbot, window, desk, dana, tmp_path):
    sheet = sending(qtbot, window, rep_id=dana.id)
    sheet.save_to(tmp_path / "no folder" / "one.pdf")
    qtbot.waitUntil(lambda: bool(sheet.said.text()), timeout=20_000)
    assert "could not be written" in sheet.said.text()
    assert desk.forms.all() == ()
    sheet.reject()


def test_who_has_nothing_to_be_asked_is_named(qtbot, window, desk, dana, tmp_path):
    sheet = sending(qtbot, window, rep_id=dana.id)
    sheet.subset.set_value("focus")
    sheet.save_to(tmp_path / "one.pdf")
    assert sheet.said.text() == "No form for Dana Fox: no skill is in focus of a plan."
    assert desk.forms.all() == ()
    sheet.reject()


def test_a_blank_form_has_no_hidden_number_and_is_not_remembered(qtbot, window, desk, dana):
    sheet = sending(qtbot, window, rep_id=dana.id)
    reader = pypdf.PdfReader(BytesIO(sheet.blank()))
    assert not reader.get_fields()
    assert "Discovery" in reader.pages[0].extract_text()
    assert desk.forms.all() == ()
    sheet.reject()
