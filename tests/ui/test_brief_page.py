"""Pre-brief and debrief: drafts keep themselves, Keep counts the call, nothing typed is lost."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from coachdesk.domain.briefs import Brief, CallKind, Debrief, Reply
from coachdesk.domain.commitments import Owner
from coachdesk.domain.deals import Answer, Deal, DealOutcome
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from tests.builders import TODAY, filled_desk
from ui.bridge import Bridge
from ui.pages.brief import BriefPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames
SECRET = "qzx marker"


@pytest.fixture
def desk(tmp_path):
    with filled_desk(tmp_path, reps=("Dana Fox",)) as desk:
        yield desk


@pytest.fixture
def deal(desk):
    rep = desk.people.by_name("Dana Fox")
    return desk.deals.add(Deal(None, rep.id, "Halden", 40_000, "Proposal", "Ann Lee, finance"))


def call(desk, deal, kind, day=23):
    session = Session(None, kind, datetime(2026, 11, day, 10), 20, deal_id=deal.id if deal else None)
    return desk.sessions.add(session, [desk.people.all()[0].id])


@pytest.fixture
def page(qtbot, desk):
    bridge = Bridge(desk, lambda: TODAY, lambda: datetime(2026, 11, 24, 12))
    page = BriefPage(bridge)
    qtbot.addWidget(page)
    bridge.changed.connect(lambda change: page.refresh() if change.tables & page.watches else None)
    page.resize(1216, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


@pytest.fixture
def before(page, desk, deal):
    session = call(desk, deal, SessionKind.PRE_BRIEF)
    page.open(session_id=session.id)
    return session


@pytest.fixture
def after(page, desk, deal):
    session = call(desk, deal, SessionKind.DEBRIEF)
    page.open(session_id=session.id)
    return session


def write(field, words):
    field.text.setPlainText(words)
    field.settle()


def choose(field, words):
    next(b for b in field.segments._buttons.values() if b.text() == words).click()


def words_of(pdf):
    return " ".join("\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split())


def test_a_pre_brief_is_kept_a_moment_after_the_last_key(qtbot, page, desk, before):
    text = page.before.texts["objective"].text
    text.setFocus()
    qtbot.keyClicks(text, "A number for the delay")
    qtbot.waitUntil(lambda: desk.deals.brief(before.id) is not None, timeout=3_000)
    assert desk.deals.brief(before.id).objective == "A number for the delay"


def test_every_part_of_the_pre_brief_reaches_file_and_sheet(page, desk, before):
    form = page.before
    for name in form.texts:
        write(form.texts[name], f"the {name} words")
    for number, field in enumerate(form.questions, start=1):
        write(field, f"question {number}?")
    choose(form.call, "Demo call: you show how")
    brief = desk.deals.brief(before.id)
    assert (brief.call, brief.questions) == (CallKind.DEMO, ("question 1?", "question 2?", "question 3?"))
    printed = words_of(page.paper.pdf_now("rep"))
    for words in ("Halden", "Ann Lee", "the least words", "question 2?", "the objection words", "the step_in words"):
        assert words in printed


def test_a_question_left_out_in_the_middle_keeps_its_place(page, desk, before):
    write(page.before.questions[0], "first?")
    write(page.before.questions[2], "third?")
    assert desk.deals.brief(before.id).questions == ("first?", "", "third?")
    assert [field.value for field in page.before.questions] == ["first?", "", "third?"]


def test_fit_is_answered_with_the_count_known(qtbot, page, desk, deal, before):
    fit = page.before.deal.fit
    criteria = desk.deals.criteria()
    qtbot.keyClick(fit.choices[criteria[0].id], Qt.Key.Key_Right)
    assert fit.count.text() == f"1 of {len(criteria)} known, 1 met"
    assert [one.answer for one in desk.deals.answers(deal.id)] == [Answer.YES]


def test_a_blank_pre_brief_does_not_count_and_says_why_at_the_objective(page, desk, before):
    write(page.before.texts["role"], "takes notes")
    page.head.keep.click()
    assert "blank pre-brief" in page.before.texts["objective"].error.text()
    assert desk.sessions.one(before.id).status is SessionStatus.PLANNED
    assert page.before.texts["role"].value == "takes notes"


def test_a_pre_brief_is_kept_as_held(page, desk, before):
    write(page.before.texts["objective"], "A number for the delay")
    page.head.keep.click()
    held = desk.sessions.one(before.id)
    assert (held.status, held.summary) == (SessionStatus.HELD, "Objective: A number for the delay")
    assert page.head.keep.isHidden()


def test_a_debrief_starts_with_what_the_pre_brief_watched(page, desk, deal):
    pre = call(desk, deal, SessionKind.PRE_BRIEF, day=20)
    desk.deals.write_brief(Brief(None, pre.id, objective="A named owner", watched="Waits five seconds"))
    page.open(session_id=call(desk, deal, SessionKind.DEBRIEF).id)
    assert "A named owner" in page.after.objective.text()
    assert page.after.fields["watched"].value == "Waits five seconds"


def test_a_debrief_marks_the_deal_and_counts_the_session(page, desk, deal, after):
    write(page.after.fields["ended"], "They want a free trial only")
    choose(page.after.fields["outcome"], "Disqualified")
    choose(page.after.fields["belonged"], "No")
    assert desk.deals.one(deal.id).outcome is DealOutcome.OPEN
    page.head.keep.click()
    kept = desk.deals.debrief(after.id)
    assert (kept.ended, kept.belonged) == ("They want a free trial only", Reply.NO)
    assert desk.deals.one(deal.id).outcome is DealOutcome.DISQUALIFIED
    assert desk.sessions.one(after.id).status is SessionStatus.HELD


def test_a_blank_debrief_is_refused_at_how_it_ended(page, desk, after):
    page.head.keep.click()
    assert "how it ended" in page.after.ended.error.text()
    assert desk.sessions.one(after.id).status is SessionStatus.PLANNED


def test_the_tally_counts_by_plus_and_minus_and_can_be_no_count(qtbot, page, desk, after):
    tally = page.after.tally
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Minus, Qt.Key.Key_Minus):
        qtbot.keyClick(tally, key)
    assert desk.deals.debrief(after.id).count == 0
    qtbot.keyClick(tally, Qt.Key.Key_Backspace)
    assert desk.deals.debrief(after.id).count is None


def test_points_level_effort_and_taking_over_are_kept(page, desk, after):
    form = page.after
    for field, words in zip(form.points[0].parts, ("price talk", "waited", "they went on")):
        write(field, words)
    choose(form.fields["level"], "4")
    choose(form.fields["effort"], "5")
    choose(form.fields["took_over"], "Yes")
    kept = desk.deals.debrief(after.id)
    assert kept.points == ("price talk · waited · they went on",)
    assert (kept.level, kept.effort, kept.took_over) == (4, 5, True)


def test_a_kept_debrief_is_shown_again_as_it_was(page, desk, after):
    said = Debrief(None, after.id, "Open end", went_well=("asked", "waited"), count=3, took_over=False)
    desk.deals.write_debrief(replace(said, change="ask first"))
    form = page.after
    assert [field.value for field in form.went_well] == ["asked", "waited", ""]
    assert (form.fields["took_over"].value, form.tally.value, form.fields["change"].value) == (False, 3, "ask first")


def test_a_follow_up_reads_its_day_and_refuses_a_past_one(qtbot, page, desk, after):
    line = page.after.follow_ups.line
    qtbot.keyClicks(line, "send the offer 18 dec")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (made,) = desk.commitments.of_session(after.id)
    assert (made.text, made.due, made.owner) == ("send the offer", date(2026, 12, 18), Owner.REP)
    qtbot.keyClicks(line, "call them 1 nov")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.after.follow_ups.error.text()
    assert line.text() == "call them 1 nov"
    assert len(desk.commitments.of_session(after.id)) == 1


def test_a_follow_up_typed_but_not_added_is_kept_with_the_debrief(qtbot, page, desk, after):
    qtbot.keyClicks(page.after.follow_ups.line, "send the offer fri")
    write(page.after.fields["ended"], "Open end")
    page.head.keep.click()
    assert [one.text for one in desk.commitments.of_session(after.id)] == ["send the offer"]


def test_a_call_without_a_deal_is_given_one(page, desk, deal):
    session = call(desk, None, SessionKind.PRE_BRIEF)
    page.open(session_id=session.id)
    assert page.before.deal.fit.isHidden()
    page.before.deal.pick.set_value(deal.id)
    page.before.deal.pick.edited.emit()
    assert desk.sessions.one(session.id).deal_id == deal.id
    assert page.before.deal.account.text() == "Halden"


def test_the_private_line_is_on_no_copy_but_the_managers_when_ticked(page, desk, after):
    write(page.after.private.field, SECRET)
    assert SECRET not in words_of(page.paper.pdf_now("manager"))
    page.preview.private.setChecked(True)
    assert SECRET in words_of(page.paper.pdf_now("manager"))
    for copy in ("rep", "tally"):
        assert SECRET not in words_of(page.paper.pdf_now(copy))


def test_the_shown_sheet_is_saved(page, before, tmp_path, monkeypatch):
    target = tmp_path / "brief.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.preview.copy.set_current("tally")
    page.paper.save()
    assert "Dana Fox" in words_of(Path(target).read_bytes())


def test_the_other_half_is_one_click_away(qtbot, page, desk, deal, before):
    later = call(desk, deal, SessionKind.DEBRIEF, day=24)
    with qtbot.waitSignal(page.asked) as asked:
        page.head.other.click()
    assert asked.args == ["brief", {"session_id": later.id}]
    page.open(session_id=later.id)
    assert page.heading.text() == "Debrief: Halden"
    assert page.both.currentWidget() is page.after


def test_words_of_one_session_never_land_in_another(qtbot, page, desk, deal, before):
    text = page.before.texts["objective"].text
    text.setFocus()
    qtbot.keyClicks(text, "only here")
    other = call(desk, deal, SessionKind.PRE_BRIEF, day=25)
    page.open(session_id=other.id)
    assert desk.deals.brief(before.id).objective == "only here"
    assert desk.deals.brief(other.id) is None
    assert text.toPlainText() == ""
