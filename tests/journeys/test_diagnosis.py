"""Diagnosis, agenda, plan: what the numbers ask reaches the paper for the manager and the cause check; each undone."""

from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from coachdesk import meeting
from coachdesk.desk import Desk
from coachdesk.domain.audiences import Audience
from coachdesk.reports import report
from coachdesk.upcoming import upcoming
from tests.ui.diagnosed import NOW, sample_file, someone
from ui.bridge import Bridge
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def desk(tmp_path):
    with Desk.open(sample_file(tmp_path)) as desk:
        yield desk


@pytest.fixture
def rep(desk):
    return someone(desk)


@pytest.fixture
def window(qtbot, desk, rep):
    window = MainWindow(Bridge(desk, now=lambda: NOW))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.show_page("rep", {"rep_id": rep.id, "tab": "numbers"})
    return window


def cards_of(window):
    return window.current.numbers.sticks.cards


def own_question(window, desk, rep):
    """A card among the first two whose question the bank did not propose for the sheet already."""
    facts = meeting.prepare(desk, upcoming(desk, rep, NOW), NOW)
    proposed = {one.text for one in facts.questions}
    return next(card for card in cards_of(window)[:2] if card.finding.question not in proposed)


def undo(window, qtbot):
    """By the button of the toast."""
    button = next(b for b in window.toast.findChildren(QPushButton) if b.text() == "Undo")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def sheet_words(desk, rep, audience):
    """The prep sheet of the next one-on-one as it prints, without its spaces: lines wrap anywhere."""
    paper = meeting.prep_paper(desk, upcoming(desk, rep, NOW), audience, NOW)
    pages = pypdf.PdfReader(BytesIO(report("prep").prep_pdf((paper,), "a4"))).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def on_paper(words):
    return "".join(words.split())


def test_the_question_reaches_the_manager_s_sheet_and_undo_takes_it_off(window, desk, rep, qtbot):
    card = own_question(window, desk, rep)
    asked = on_paper(card.finding.question)
    qtbot.mouseClick(card.to_agenda, Qt.MouseButton.LeftButton)
    assert asked in sheet_words(desk, rep, Audience.MANAGER)
    assert asked not in sheet_words(desk, rep, Audience.REP)
    undo(window, qtbot)
    assert asked not in sheet_words(desk, rep, Audience.MANAGER)
    assert card.to_agenda.text() == "Add to agenda"


def test_the_finding_reaches_the_plan_s_cause_check_and_undo_takes_it_out(window, desk, rep, qtbot):
    card = cards_of(window)[0]
    before = desk.plans.of_rep(rep.id)
    qtbot.mouseClick(card.to_plan, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.to_plan, Qt.MouseButton.LeftButton)
    form = window.current.editor.form
    assert form.fields["cause_why"].value.startswith(card.finding.title)
    assert form.fields["cause"].value.name == card.finding.kind.name
    window.back()
    window.undo()
    assert desk.plans.of_rep(rep.id) == before
    assert cards_of(window)[0].to_plan.text() == "Put in the plan"


def test_not_this_is_set_aside_and_undo_brings_it_back(window, desk, rep, qtbot):
    causes = [card.finding.cause for card in cards_of(window)]
    first = cards_of(window)[0]
    qtbot.mouseClick(first.not_this, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(first.reason.line, "A list that was bought by mistake")
    qtbot.keyClick(first.reason.line, Qt.Key.Key_Return)
    assert causes[0] not in [card.finding.cause for card in cards_of(window)]
    undo(window, qtbot)
    assert [card.finding.cause for card in cards_of(window)] == causes


def test_the_prepare_page_asks_what_the_numbers_ask(window, desk, rep, qtbot):
    question = own_question(window, desk, rep).finding.question
    window.show_page("prepare", {"session_id": upcoming(desk, rep, NOW).id})
    asked = window.current.form.asked
    row = next(row for row in asked.rows if question in row.question.text())
    qtbot.mouseClick(row.add, Qt.MouseButton.LeftButton)
    assert question in [item.text for item in desk.agendas.of_session(upcoming(desk, rep, NOW).id)]
    assert (row.add.text(), row.add.isEnabled()) == ("On the agenda", False)
    qtbot.mouseClick(asked.all, Qt.MouseButton.LeftButton)
    assert [c.to_agenda.text()[:9] for c in cards_of(window) if c.finding.question == question] == ["Added for"]
