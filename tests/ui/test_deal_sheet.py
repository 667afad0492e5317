"""The sheet of a light deal: what is typed is kept, what is refused stays with its reason."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from coachdesk.domain.deals import Answer, Deal, DealOutcome, FitCriterion, FitKind
from tests.builders import TODAY, add_rep, new_desk
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.dialogs.deal_sheet import DealSheet, read_money

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window frames


@pytest.fixture
def desk(tmp_path):
    with new_desk(tmp_path) as desk:
        add_rep(desk, "Dana Fox")
        add_rep(desk, "Li Wei")
        for kind, text in ((FitKind.DEMOGRAPHIC, "Two sites or more"), (FitKind.PSYCHOGRAPHIC, "Buys on value")):
            desk.deals.add_criterion(FitCriterion(None, kind, text))
        yield desk


def opened(qtbot, desk, deal=None, **more):
    shown = DealSheet(Bridge(desk, lambda: TODAY), deal, **more)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    return shown


def typed(qtbot, field, text):
    field.line.selectAll()
    qtbot.keyClicks(field.line, text)


def test_a_deal_is_added_with_its_fit_by_keyboard(qtbot, desk):
    shown = opened(qtbot, desk, rep_id=desk.people.by_name("Li Wei").id)
    typed(qtbot, shown.fields["account"], "Halden")
    typed(qtbot, shown.fields["value"], "40,000")
    typed(qtbot, shown.fields["closes"], "12 dec")
    first = shown.fit.choices[desk.deals.criteria()[0].id]
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert shown.fit.count.text() == "1 of 2 known, 1 met"
    qtbot.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (deal,) = desk.deals.all()
    assert (deal.account, deal.value, deal.closes) == ("Halden", 40000, date(2026, 12, 12))
    assert deal.rep_id == desk.people.by_name("Li Wei").id
    assert [one.answer for one in desk.deals.answers(deal.id)] == [Answer.YES]
    assert shown.kept == deal


@pytest.mark.parametrize(
    ("said", "day"), [("fri", date(2026, 11, 27)), ("2w", date(2026, 12, 6)), ("2026-12-18", date(2026, 12, 18))]
)
def test_the_close_is_typed_in_plain_words(qtbot, desk, said, day):
    shown = opened(qtbot, desk)
    typed(qtbot, shown.fields["account"], "Halden")
    typed(qtbot, shown.fields["closes"], said)
    shown.keep()
    assert [deal.closes for deal in desk.deals.all()] == [day]


@pytest.mark.parametrize(
    ("name", "words", "sentence"),
    [("value", "a lot", "not a number"), ("closes", "someday", "cannot be read as a day"), ("account", " ", "empty")],
)
def test_what_is_refused_stays_with_its_reason_under_it(qtbot, desk, name, words, sentence):
    shown = opened(qtbot, desk)
    typed(qtbot, shown.fields["account"], "Halden")
    typed(qtbot, shown.fields[name], words)
    shown.keep()
    assert sentence in shown.fields[name].error.text()
    assert shown.fields[name].line.text() == words
    assert desk.deals.all() == ()
    assert not shown.result()


AMOUNTS = [("40,000", 40000), ("40k", 40000), ("1,5m", 1.5e6), ("12.5", 12.5), ("", None)]


@pytest.mark.parametrize(("text", "amount"), AMOUNTS)
def test_an_amount_is_read_as_people_write_it(text, amount):
    assert read_money(text) == amount


def test_an_ended_deal_has_its_day_and_an_open_one_has_none(qtbot, desk):
    rep = desk.people.all()[0]
    deal = desk.deals.add(Deal(None, rep.id, "Halden"))
    shown = opened(qtbot, desk, deal)
    assert shown.fields["ended"].isHidden()
    shown.fields["outcome"].set_value(DealOutcome.LOST)
    shown.fields["outcome"].edited.emit()
    typed(qtbot, shown.fields["ended"], "20 nov")
    shown.keep()
    assert desk.deals.one(deal.id).ended == date(2026, 11, 20)
    again = opened(qtbot, desk, desk.deals.one(deal.id))
    again.fields["outcome"].set_value(DealOutcome.OPEN)
    again.keep()
    assert desk.deals.one(deal.id).ended is None


def test_a_deal_and_its_answers_are_one_step_back(qtbot, desk):
    shown = opened(qtbot, desk)
    typed(qtbot, shown.fields["account"], "Halden")
    qtbot.keyClick(shown.fit.choices[desk.deals.criteria()[1].id], Qt.Key.Key_Left)
    shown.keep()
    assert len(desk.deals.answers()) == 1
    desk.store.undo()
    assert (desk.deals.all(), desk.deals.answers()) == ((), ())


def test_a_deal_is_taken_away_and_comes_back(qtbot, desk):
    deal = desk.deals.add(Deal(None, desk.people.all()[0].id, "Halden"))
    opened(qtbot, desk, deal).remove()
    assert desk.deals.all() == ()
    desk.store.undo()
    assert desk.deals.all() == (deal,)


def test_the_private_note_is_in_no_name_of_a_step(qtbot, desk):
    shown = opened(qtbot, desk)
    typed(qtbot, shown.fields["account"], "Halden")
    shown.fields["private_note"].note.setPlainText("qzx marker")
    shown.keep()
    assert desk.deals.all()[0].private_note == "qzx marker"
    assert "qzx" not in str([change.label for change in desk.store.history()])


def test_the_sheet_is_found_by_its_name():
    assert sheet("deal") is DealSheet
