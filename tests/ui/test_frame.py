"""The window's frame: nothing is read as markup, lists keep what was selected, colours can be read."""

import sys
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QLabel

from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.sample import make_sample
from ui import jobs, plain, theme
from ui.bridge import Bridge
from ui.commands import Command
from ui.palette import found
from ui.records import Column, RecordModel, RecordTable
from ui.widgets.avatar import TINTS, initials
from ui.widgets.buttons import Button, IconButton
from ui.widgets.check_circle import CheckCircle
from ui.widgets.chips import Chip
from ui.widgets.forms import ChoiceField, NoteField, NumberField, PrivateField, TextField
from ui.widgets.labels import Label, has_figures, plain_tip
from ui.widgets.levels import Levels
from ui.widgets.page import PageFrame
from ui.window import MainWindow


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    score: float | None


ROWS = (Row(1, "Ana", 3), Row(2, "Ben & Co", None), Row(3, "Élif", 10))
COLUMNS = (Column("Name", lambda r: r.name), Column("Score", lambda r: r.score, lambda v: f"{v:g}", align="right"))


@pytest.fixture(autouse=True)
def dressed(qapp):
    theme.install("light")


@pytest.fixture
def window(qtbot, tmp_path):
    path = tmp_path / "team.coachdesk"
    make_sample(path, reps=2, quarters=1, today=date(2026, 11, 20))
    with Desk.open(path) as desk:
        window = MainWindow(Bridge(desk))
        qtbot.addWidget(window)
        window.show_page("settings")
        window.show()
        yield window


def test_a_label_of_qt_turns_plain_while_the_net_is_kept(qtbot, qapp):
    net = plain.install(qapp)
    label = QLabel("<b>x</b>")
    qtbot.addWidget(label)
    label.show()
    assert label.textFormat() == Qt.TextFormat.PlainText
    qapp.removeEventFilter(net)


def test_our_label_is_plain_from_the_start_and_cuts_endless_runs(qtbot):
    label = Label("<img src='x.png'>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    label.setText("x" * 1_000_000)
    assert len(label.text()) < 6_000
    assert "<b>" not in plain_tip("<b>&")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_setting_text_does_not_use_up_none(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for at in range(1_000):
        label.setText(str(at))
    assert abs(sys.getrefcount(None) - before) < 100


def test_the_model_of_lists_obeys_qt(qtmodeltester):
    model = RecordModel(COLUMNS, lambda r: r.id)
    model.set_records(ROWS)
    qtmodeltester.check(model)


def test_empty_values_sort_last_either_way():
    model = RecordModel(COLUMNS, lambda r: r.id)
    model.set_records(ROWS)
    model.sort(1)
    assert [r.id for r in model.shown] == [1, 3, 2]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [r.id for r in model.shown] == [3, 1, 2]


def test_selection_stays_with_the_records_over_a_refresh(qtbot):
    table = RecordTable(COLUMNS, label="People")
    qtbot.addWidget(table)
    table.set_records(ROWS)
    table.select([3, 1])
    table.sort_by("Score", descending=True)
    table.set_records(ROWS[:1] + ROWS[2:])
    assert [r.id for r in table.selected()] == [3, 1]
    table.copy()
    assert QGuiApplication.clipboard().text() == "Name\tScore\nÉlif\t10\nAna\t3"
    table.set_filter("ben")
    assert table.selected() == ()


def test_the_palette_finds_parts_without_accents_and_in_groups():
    commands = [Command("a", "Add rep", list), Command("e", "Élif Kaya", list, group="People")]
    assert [c.id for c in found("elif", commands)] == ["e"]
    assert [c.id for c in found("", commands)] == ["e", "a"]
    assert [c.id for c in found("rep ad", commands)] == ["a"]
    assert found("zzz", commands) == []


def light(colour):
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
             for c in (colour.redF(), colour.greenF(), colour.blueF())]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(one, other):
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_pair_of_the_tokens_can_be_read(name):
    theme.use(name)
    pairs = [p for p in theme._TOKENS["contrast"] if p["theme"] == name and "(" not in p["ink"]]
    assert pairs
    assert [p for p in pairs if ratio(theme.colour(p["ink"]), theme.colour(p["ground"])) < p["needs"]] == []
    assert [t for t in TINTS[name] if ratio(*map(theme.QColor, t)) < 4.5] == []


def test_controls_are_named_as_they_are_labelled(qtbot):
    name, private = TextField("Name"), PrivateField()
    made = [
        (Button("Add & go"), "Add & go"), (IconButton("Print", "printer"), "Print"), (Levels("Discovery"), "Discovery"),
        (name.control, "Name"), (private.control, "Only for me"), (CheckCircle("Call"), "Call"),
        (Label("Words"), "Words"),
    ]
    assert [(w.accessibleName(), name) for w, name in made if w.accessibleName() != name] == []


def test_a_field_keeps_what_was_typed_when_it_is_refused(qtbot):
    field = NumberField("Goal", 1250)
    qtbot.addWidget(field)
    field.line.setText("12x")
    field.line.editingFinished.emit()
    assert (field.value, field.line.text(), field.error.text()) == (None, "12x", "“12x” is not a number.")
    field.line.setText("1,250.5")
    assert field.value == 1250.5


def test_setting_a_value_does_not_say_it_was_edited(qtbot):
    for field, value in ((TextField("A"), "x"), (NoteField("B"), "y"), (ChoiceField("C", [(1, "one"), (2, "two")]), 2)):
        qtbot.addWidget(field)
        with qtbot.assertNotEmitted(field.edited):
            field.set_value(value)
        assert field.value == value


def test_a_click_on_a_level_says_which(qtbot):
    levels = Levels("Discovery", 2, 4, pick=True)
    qtbot.addWidget(levels)
    levels.show()
    with qtbot.waitSignal(levels.picked) as said:
        qtbot.keyClick(levels, Qt.Key.Key_4)
    assert said.args == [4]


def test_initials():
    assert [initials(n) for n in ("Ana Maria Ferreira", "Bo", "")] == ["AF", "B", ""]


def test_a_change_is_told_and_its_undo_takes_it_back(window, qtbot):
    desk = window.bridge.desk
    desk.settings.save("manager_name", "Sam")
    assert window.toast.isVisible()
    assert window.toast.timer.isActive()
    qtbot.mouseClick(window.toast.action, Qt.MouseButton.LeftButton)
    assert desk.settings.value("manager_name") != "Sam"


def test_a_refusal_is_told_and_a_bug_is_not_hidden(window):
    def refuse():
        raise DeskError("No <b>such</b> rep.")

    assert window.bridge.run(refuse) is None
    assert window.toast.words.text() == "No <b>such</b> rep."
    with pytest.raises(ZeroDivisionError):
        window.bridge.run(lambda: 1 // 0)


def test_the_title_of_the_window_names_nobody(window):
    assert window.windowTitle() == "CoachDesk"


def test_the_rail_is_slim_in_a_narrow_window(window):
    window.resize(1000, 700)
    assert window.rail.width() == 60
    window.resize(1300, 800)
    assert window.rail.width() == 224


def test_a_job_hands_its_result_to_the_window(qtbot):
    results = []
    job = jobs.start(lambda tick: tick(0.5, "half") or 42, results.append)
    qtbot.waitUntil(lambda: results == [42])
    assert job not in jobs._running


def test_words_keep_their_narrow_hyphen_and_numbers_stand_in_columns(qapp):
    def hyphen(font):
        return QFontMetricsF(font).horizontalAdvance("-")

    assert hyphen(qapp.font()) == hyphen(theme.font()) < hyphen(theme.font(figures=True))
    assert has_figures("12 of 14")
    assert not has_figures("Mei-Ling, 14")
    assert not has_figures("Team")


def test_a_long_name_does_not_crush_the_chips_beside_it(qtbot):
    page = PageFrame("x" * 150)
    qtbot.addWidget(page)
    page.set_chips(("Under-performer", "risk"), ("goal met 3 of 5 quarters", "neutral"))
    page.resize(980, 600)
    page.grab()
    chips = page.header.findChildren(Chip)
    assert [chip.width() >= chip.sizeHint().width() for chip in chips] == [True, True]
